#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

// Recording one visit and reading it back.
namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

using VisitsTest = ClusterTest;

// Field and reason of every violation.
std::vector<std::pair<std::string, std::string>> Violations(const absl::Status& status) {
  google::rpc::BadRequest details;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.BadRequest");
  if (payload.has_value()) details.ParseFromString(std::string(*payload));
  std::vector<std::pair<std::string, std::string>> violations;
  for (const auto& violation : details.field_violations()) {
    const std::string& text = violation.description();
    violations.emplace_back(violation.field(), text.substr(0, text.find(':')));
  }
  return violations;
}

// A theme, a date, a percentage, an end and a statement that will not do.
constexpr char kFiveFaults[] = R"pb(
  type: VISIT_TYPE_MONITORING_VISIT
  start_date: "2016-06-27"
  end_date: "2016-06-26"
  published_date: "2016-13-40"
  findings { themes: "themes/supervison" statement: "Well led." speaker: SPEAKER_INSPECTORATE }
  findings { themes: "themes/supervision" speaker: SPEAKER_INSPECTORATE }
  observations { measure: "measures/cl-in-touch" value: 140 speaker: SPEAKER_INSPECTORATE }
  sources { type: SOURCE_TYPE_LETTER }
)pb";

TEST_F(VisitsTest, WhatIsRecordedIsReadBack) {
  const auto created =
      CreateVisit(cluster_.ingest(), "authorities/sunderland", "first", VisitSaying("Well led."));
  ASSERT_THAT(created, IsOk());

  const auto read = GetVisit(cluster_.query(), "authorities/sunderland/visits/first",
                             created->consistency_token());

  ASSERT_THAT(read, IsOk());
  EXPECT_THAT(read->visit(), EqualsProto(created->visit().DebugString()));
  EXPECT_EQ(read->visit().name(), "authorities/sunderland/visits/first");
  EXPECT_EQ(read->visit().revision(), 1);
  EXPECT_EQ(read->visit().findings(0).statement(), "Well led.");
  EXPECT_EQ(read->visit().submitter(), "unauthenticated");
}

TEST_F(VisitsTest, AnyCodeOfAnAuthorityWillDo) {
  const auto created =
      CreateVisit(cluster_.ingest(), "authorities/E08000024", "first", VisitSaying("Well led."));
  ASSERT_THAT(created, IsOk());

  EXPECT_EQ(created->visit().name(), "authorities/sunderland/visits/first");
  EXPECT_THAT(GetVisit(cluster_.query(), "authorities/E08000024/visits/first",
                       created->consistency_token()),
              IsOk());
}

TEST_F(VisitsTest, EveryFaultIsNamedAndNothingIsStored) {
  const auto refused = CreateVisit(cluster_.ingest(), "authorities/sunderland", "first",
                                   ParseText<v1::Visit>(kFiveFaults));

  EXPECT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(refused, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(Violations(refused.status()),
              UnorderedElementsAre(Pair("visit.published_date", "INVALID_DATE"),
                                   Pair("visit.end_date", "END_BEFORE_START"),
                                   Pair("visit.findings[0].themes[0]", "UNKNOWN_REFERENCE"),
                                   Pair("visit.findings[1].statement", "REQUIRED"),
                                   Pair("visit.observations[0].value", "OUT_OF_RANGE")));

  // What is created next is the first there is, under the very name that was refused.
  const auto created =
      CreateVisit(cluster_.ingest(), "authorities/sunderland", "first", VisitSaying("Well led."));
  ASSERT_THAT(created, IsOk());
  v1::ListVisitsRequest list;
  list.set_parent("authorities/-");
  list.mutable_read()->set_at_least_as_fresh(created->consistency_token());
  const auto listed = Call(cluster_.query(), &v1::QueryService::Stub::ListVisits, list);
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->visits_size(), 1);
  EXPECT_EQ(listed->visits(0).revision(), 1);
}

TEST_F(VisitsTest, ASecondVisitOfTheNameIsRefused) {
  const auto first =
      CreateVisit(cluster_.ingest(), "authorities/sunderland", "first", VisitSaying("Well led."));
  ASSERT_THAT(first, IsOk());

  const auto second =
      CreateVisit(cluster_.ingest(), "authorities/sunderland", "first", VisitSaying("Badly led."));

  EXPECT_EQ(second.status().code(), absl::StatusCode::kAlreadyExists);
  EXPECT_THAT(second, HasReason(v1::ERROR_REASON_VISIT_EXISTS));
  const auto read = GetVisit(cluster_.query(), first->visit().name(), first->consistency_token());
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->visit().findings(0).statement(), "Well led.");
}

TEST_F(VisitsTest, AVisitThatIsNotThereIsNotFound) {
  const auto missing = GetVisit(cluster_.query(), "authorities/sunderland/visits/none");

  EXPECT_EQ(missing.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(missing, HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(VisitsTest, ListsComeInPages) {
  std::string token;
  for (const char* id : {"a", "b", "c"}) {
    const auto created =
        CreateVisit(cluster_.ingest(), "authorities/sunderland", id, VisitSaying("Well led."));
    ASSERT_THAT(created, IsOk());
    token = created->consistency_token();
  }
  v1::ListVisitsRequest request;
  request.set_parent("authorities/sunderland");
  request.set_page_size(2);
  request.mutable_read()->set_at_least_as_fresh(token);

  const auto first = Call(cluster_.query(), &v1::QueryService::Stub::ListVisits, request);
  ASSERT_THAT(first, IsOk());
  request.set_page_token(first->next_page_token());
  const auto second = Call(cluster_.query(), &v1::QueryService::Stub::ListVisits, request);
  ASSERT_THAT(second, IsOk());

  ASSERT_EQ(first->visits_size(), 2);
  ASSERT_EQ(second->visits_size(), 1);
  EXPECT_EQ(second->visits(0).name(), "authorities/sunderland/visits/c");
  EXPECT_THAT(second->next_page_token(), IsEmpty());
  EXPECT_THAT(first->visits(0).findings(), ElementsAre()) << "BASIC holds no findings";
}

}  // namespace
}  // namespace waymark
