#include "ingest-service/rules/visit_preparation.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

absl::StatusOr<PreparedVisit> Prepare(VisitSubmission submission) {
  return PrepareVisit(TestReference(), kToday, std::move(submission));
}

TEST(PrepareVisit, PutsAVisitIntoCanonicalForm) {
  VisitSubmission submission;
  submission.parent = "authorities/E08000024";
  submission.visit = ParseText<v1::Visit>(R"(
      type: VISIT_TYPE_MONITORING_VISIT
      start_date: "2016-06"
      findings {
        themes: "themes/supervision"
        statement: "Supervision is held each month."
        speaker: SPEAKER_INSPECTORATE
      }
      observations { measure: "measures/cl-in-touch" value: 82 speaker: SPEAKER_INSPECTORATE }
      sources { type: SOURCE_TYPE_LETTER }
      revision: 4 etag: "abc" submitter: "x" create_time { seconds: 1 } update_time { seconds: 1 }
  )");

  const auto prepared = Prepare(std::move(submission));

  ASSERT_THAT(prepared, IsOk());
  EXPECT_EQ(prepared->name, (model::VisitName{"sunderland", "2016-06-monitoring-visit"}));
  EXPECT_THAT(prepared->visit, EqualsProto(R"pb(
                name: "authorities/sunderland/visits/2016-06-monitoring-visit"
                type: VISIT_TYPE_MONITORING_VISIT
                status: VISIT_STATUS_HELD
                start_date: "2016-06"
                findings {
                  id: "f1"
                  themes: "themes/supervision"
                  statement: "Supervision is held each month."
                  speaker: SPEAKER_INSPECTORATE
                  scope: FINDING_SCOPE_SERVICE
                }
                observations {
                  id: "o1"
                  measure: "measures/cl-in-touch"
                  value: 82
                  qualifier: QUALIFIER_EXACT
                  as_of_event: AS_OF_EVENT_VISIT
                  kind: OBSERVATION_KIND_ACTUAL
                  basis: SERIES_BASIS_LETTER
                  speaker: SPEAKER_INSPECTORATE
                }
                sources { id: "s1" type: SOURCE_TYPE_LETTER }
              )pb"));
}

TEST(PrepareVisit, LeavesACanonicalVisitAsItIs) {
  const auto once = Prepare(Submission(Finding() + Observation()));
  ASSERT_THAT(once, IsOk());

  const auto twice = Prepare(
      {.parent = "authorities/sunderland", .visit_id = once->name.visit_id, .visit = once->visit});

  ASSERT_THAT(twice, IsOk());
  EXPECT_THAT(twice->visit, EqualsProto(once->visit.DebugString()));
}

// The example that the product promises.
TEST(PrepareVisit, ReportsFiveDifferentFaultsAtOnce) {
  VisitSubmission submission = Submission(R"(
      start_date: "2016-06-28" end_date: "2016-06-27" published_date: "2016-13-40"
      findings { themes: "themes/pathway-plan-qualty" speaker: SPEAKER_INSPECTORATE }
      observations { measure: "measures/cl-in-touch" value: 140 speaker: SPEAKER_INSPECTORATE }
  )");

  const absl::Status status = Prepare(std::move(submission)).status();

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(
      FaultsOf(status),
      UnorderedElementsAre("visit.end_date END_BEFORE_START", "visit.published_date INVALID_DATE",
                           "visit.findings[0].themes[0] UNKNOWN_REFERENCE",
                           "visit.findings[0].statement REQUIRED",
                           "visit.observations[0].value OUT_OF_RANGE"));
}

TEST(PrepareVisit, DerivesTheVisitIdFromDateAndType) {
  struct Case {
    const char* edit;
    const char* want;
  };
  const std::vector<Case> cases = {
      {"", "2016-06-monitoring-visit"},
      {"start_date: '2016-06-27'", "2016-06-27-monitoring-visit"},
      {"start_date: '' end_date: '2016-07'", "2016-07-monitoring-visit"},
      {"start_date: '' published_date: '2016-08'", "2016-08-monitoring-visit"},
      {"start_date: '' inspector_count: 2", "undated-monitoring-visit"},
      {"type: VISIT_TYPE_REINSPECTION", "2016-06-reinspection"},
  };
  for (const Case& c : cases) {
    const auto prepared = Prepare(Submission(c.edit));

    ASSERT_THAT(prepared, IsOk()) << c.edit;
    EXPECT_EQ(prepared->name.visit_id, c.want) << c.edit;
  }
}

TEST(PrepareVisit, TakesAVisitIdAndRefusesAMalformedOne) {
  VisitSubmission submission = Submission();
  submission.visit_id = "monitoring-visit-1";
  EXPECT_EQ(Prepare(submission)->name.visit_id, "monitoring-visit-1");

  for (const std::string& bad : {std::string("Visit 1"), std::string("-a"), std::string(64, 'x')}) {
    submission.visit_id = bad;
    EXPECT_THAT(FaultsOf(submission), ElementsAre("visit_id MALFORMED")) << bad;
  }
}

TEST(PrepareVisit, TakesOnlyTheNameThatParentAndIdMake) {
  ExpectFaults({
      {"the name", "name: 'authorities/sunderland/visits/2016-06-monitoring-visit'", {}},
      {"with a code", "name: 'authorities/394/visits/2016-06-monitoring-visit'", {}},
      {"another visit", "name: 'authorities/sunderland/visits/x'", {"visit.name CONTRADICTION"}},
      {"another authority",
       "name: 'authorities/reading/visits/2016-06-monitoring-visit'",
       {"visit.name CONTRADICTION"}},
      {"no name", "name: 'x'", {"visit.name MALFORMED"}},
  });
}

TEST(PrepareVisit, KeepsTheErrorSmallAndCountsEverything) {
  VisitSubmission submission = Submission();
  for (int i = 0; i < kMaxFindings; ++i) {
    submission.visit.add_findings()->add_themes("themes/no-such-theme-" + std::to_string(i));
  }

  const absl::Status status = Prepare(std::move(submission)).status();

  std::size_t bytes = 0;
  status.ForEachPayload([&bytes](absl::string_view url, const absl::Cord& detail) {
    bytes += url.size() + detail.size();
  });
  EXPECT_LT(bytes, 4096U);
  EXPECT_THAT(status.message(), HasSubstr("1500 faults"));
  EXPECT_THAT(FaultsOf(status), testing::SizeIs(testing::Gt(10)));
}

TEST(PrepareVisit, NeverRepeatsTexts) {
  const std::string secret = "A child named Nemo\r";
  VisitSubmission submission = Submission(Finding() + Observation());
  v1::Visit& visit = submission.visit;
  visit.mutable_findings(0)->set_statement(secret);
  visit.mutable_observations(0)->set_wording(secret);
  visit.set_start_date(secret);
  visit.set_baseline(secret);
  visit.mutable_findings(0)->add_themes("themes/" + secret);
  visit.mutable_findings(0)->set_id(secret);
  visit.add_notes()->set_text(secret);
  visit.mutable_sources(0)->set_uri(secret);
  submission.visit_id = secret;

  const absl::Status status = Prepare(std::move(submission)).status();

  EXPECT_THAT(FaultsOf(status), testing::SizeIs(9));
  EXPECT_THAT(DescriptionsOf(status), Each(Not(HasSubstr("Nemo"))));
  EXPECT_THAT(status.message(), Not(HasSubstr("Nemo")));
}

TEST(PrepareVisit, AcceptsEverySample) {
  int samples = 0;
  for (const auto& entry : std::filesystem::directory_iterator("deploy/samples")) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line); ++samples) {
      v1::ImportVisitsRequest request;
      ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << entry.path();

      EXPECT_THAT(FaultsOf({.parent = request.parent(),
                            .visit_id = request.visit_id(),
                            .visit = request.visit()}),
                  IsEmpty())
          << entry.path() << " record " << request.index();
    }
  }
  EXPECT_GT(samples, 0);
}

}  // namespace
}  // namespace waymark::ingest
