#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

// Finding visits by what they say and when they were, through the real programs.
namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SearchTest : public ClusterTest {
 protected:
  void SetUp() override {
    ClusterTest::SetUp();
    Record("leicester", "m1", "2016-06-14", "Caseloads are high.");
    Record("leicester", "m2", "2016-09-14", "Caseloads fell, but plans are late.");
    Record("sunderland", "m1", "2016-10", "Plans are late.");
  }

  void Record(const std::string& authority, const std::string& id, const std::string& date,
              const std::string& statement) {
    v1::Visit visit = VisitSaying(statement);
    visit.set_start_date(date);
    const auto created = CreateVisit(cluster_.ingest(), "authorities/" + authority, id, visit);
    ASSERT_THAT(created, IsOk());
    token_ = created->consistency_token();
  }

  absl::StatusOr<v1::SearchFindingsResponse> Search(v1::SearchFindingsRequest request) {
    request.mutable_read()->set_at_least_as_fresh(token_);
    return Call(cluster_.query(), &v1::QueryService::Stub::SearchFindings, request);
  }
  absl::StatusOr<v1::SearchFindingsResponse> Search(const std::string& query) {
    v1::SearchFindingsRequest request;
    request.set_query(query);
    return Search(request);
  }

  // The etag of a visit of leicester as recorded.
  std::string EtagOf(const std::string& id) {
    const auto read = GetVisit(cluster_.query(), "authorities/leicester/visits/" + id, token_);
    EXPECT_THAT(read, IsOk());
    return read.ok() ? read->visit().etag() : "";
  }

  std::string token_;
};

std::vector<std::string> Visits(const absl::StatusOr<v1::SearchFindingsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::string> names;
  if (!response.ok()) return names;
  for (const v1::SearchHit& hit : response->hits()) names.push_back(hit.visit().name());
  return names;
}

TEST_F(SearchTest, WordsAndPhrasesAreFoundLatestFirst) {
  EXPECT_THAT(Visits(Search("caseloads")),
              ElementsAre("authorities/leicester/visits/m2", "authorities/leicester/visits/m1"));
  EXPECT_THAT(Visits(Search("\"plans are late\"")),
              ElementsAre("authorities/sunderland/visits/m1", "authorities/leicester/visits/m2"));
  EXPECT_THAT(Visits(Search("\"late plans\"")), IsEmpty());
}

TEST_F(SearchTest, ACorrectionAndADeletionAreFoundAtOnce) {
  v1::UpdateVisitRequest update;
  *update.mutable_visit() = VisitSaying("All is well.");
  update.mutable_visit()->set_name("authorities/leicester/visits/m1");
  update.mutable_visit()->set_etag(EtagOf("m1"));
  update.mutable_update_mask()->add_paths("findings");
  const auto corrected = Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, update);
  ASSERT_THAT(corrected, IsOk());
  v1::DeleteVisitRequest withdrawal;
  withdrawal.set_name("authorities/leicester/visits/m2");
  withdrawal.set_etag(EtagOf("m2"));
  withdrawal.set_reason("recorded twice");
  const auto deleted = Call(cluster_.ingest(), &v1::IngestService::Stub::DeleteVisit, withdrawal);
  ASSERT_THAT(deleted, IsOk());
  token_ = deleted->consistency_token();

  EXPECT_THAT(Visits(Search("caseloads")), IsEmpty());
  EXPECT_THAT(Visits(Search("well")), ElementsAre("authorities/leicester/visits/m1"));
  EXPECT_THAT(Visits(Search("late")), ElementsAre("authorities/sunderland/visits/m1"));
}

TEST_F(SearchTest, WordsAreFoundAgainAfterARestart) {
  ASSERT_THAT(cluster_.StopQuery(), IsOk());
  ASSERT_THAT(cluster_.StartQuery(), IsOk());
  ASSERT_THAT(cluster_.WaitUntilQueryServes(), IsOk());

  EXPECT_EQ(Visits(Search("caseloads")).size(), 2U);
}

TEST_F(SearchTest, APageTokenKeepsItsStateWhileWritesGoOn) {
  v1::SearchFindingsRequest request;
  request.set_query("late");
  request.set_page_size(1);
  const auto first = Search(request);
  ASSERT_THAT(first, IsOk());
  Record("reading", "m1", "2018-01", "Plans are late, late, late.");
  request.set_page_token(first->next_page_token());

  EXPECT_THAT(Visits(Search(request)), ElementsAre("authorities/leicester/visits/m2"));
}

TEST_F(SearchTest, AnOpenQuoteIsRefused) {
  EXPECT_THAT(Search("\"late"), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST_F(SearchTest, AListTellsOfFitAndGaps) {
  v1::ListVisitsRequest request;
  request.set_parent("authorities/leicester");
  request.set_from_date("2016-09");
  request.mutable_read()->set_at_least_as_fresh(token_);

  const auto listed = Call(cluster_.query(), &v1::QueryService::Stub::ListVisits, request);

  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->visits_size(), 1);
  EXPECT_EQ(listed->visits(0).name(), "authorities/leicester/visits/m2");
  EXPECT_THAT(listed->matches(0), EqualsProto(R"pb(
                certainty: MATCH_CERTAINTY_CERTAIN
                previous_visit: "authorities/leicester/visits/m1"
                days_since_previous_visit { low: 92 high: 92 })pb"));
}

}  // namespace
}  // namespace waymark
