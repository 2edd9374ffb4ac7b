#include "query-service/handlers/summarize_episodes_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::SummarizeEpisodesRequest;
using v1::SummarizeEpisodesResponse;

absl::StatusOr<SummarizeEpisodesResponse> Summarize(const View& view,
                                                    const SummarizeEpisodesRequest& request) {
  return SummarizeEpisodesHandler(Reference()).Handle(view, request);
}

SummarizeEpisodesRequest Of(const std::string& text) {
  return ParseText<SummarizeEpisodesRequest>(text);
}

// An inspection of that year, after which monitoring visits follow.
v1::Visit Inspected(const std::string& authority, const std::string& year) {
  return VisitOf(authority, "name: 'i" + year + "' type: VISIT_TYPE_INSPECTION end_date: '" + year +
                                "-06-30' published_date: '" + year +
                                "-09-01' monitoring_follows: true framework: FRAMEWORK_ILACS_2018 "
                                "judgements { area: 'overall-effectiveness' grade: GRADE_GOOD }");
}

std::vector<std::string> Cases(const SummarizeEpisodesResponse& response) {
  std::vector<std::string> cases;
  for (const v1::EpisodeCase& one : response.cases()) {
    cases.push_back(one.authority().display_name() + " " + ShortName(one.baseline().name()));
  }
  return cases;
}

class SummarizeEpisodesTest : public testing::Test {
 protected:
  SummarizeEpisodesTest() {
    store_.Apply({Inspected("wandsworth", "2015"), Inspected("wandsworth", "2018"),
                  Inspected("leicester", "2016")});
  }

  TestStore store_;
};

TEST_F(SummarizeEpisodesTest, SumsUpAllThatAreRecorded) {
  const auto answer = Summarize(ViewOf(store_), {});

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Cases(*answer),
              ElementsAre("Leicester i2016", "Wandsworth i2015", "Wandsworth i2018"));
  EXPECT_EQ(answer->cases(1).result(), v1::GRADE_GOOD);
  EXPECT_EQ(answer->cases(1).months_since_fieldwork().low(), 36);
  EXPECT_EQ(answer->case_count(), 3);
  EXPECT_EQ(answer->group_size(), 2);
  EXPECT_EQ(answer->statistics_size(), 2);
}

TEST_F(SummarizeEpisodesTest, TakesAnyCodesOfThePeers) {
  const auto answer = Summarize(
      ViewOf(store_), Of(R"(peers { authorities: "authorities/E06000016" } to_date: "2017")"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(Cases(*answer), ElementsAre("Leicester i2016"));
}

TEST_F(SummarizeEpisodesTest, PagesHoldTheWholeOnceAlsoWhileWritesGoOn) {
  SummarizeEpisodesRequest request = Of("page_size: 2");
  const auto first = Summarize(ViewOf(store_), request);
  ASSERT_THAT(first, IsOk());
  store_.Apply({Inspected("barnet", "2016"), Inspected("york", "2016")});
  request.set_page_token(first->next_page_token());

  const auto second = Summarize(ViewOf(store_), request);

  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Cases(*first), ElementsAre("Leicester i2016", "Wandsworth i2015"));
  EXPECT_THAT(Cases(*second), ElementsAre("Wandsworth i2018"));
  EXPECT_EQ(second->case_count(), 3);
  EXPECT_EQ(second->statistics_size(), 2) << "the whole is told on every page";
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(SummarizeEpisodesTest, RefusesTheTokenOfAnotherRequest) {
  const std::string token = Summarize(ViewOf(store_), Of("page_size: 1"))->next_page_token();
  for (const char* text :
       {"to_date: '2019'", "judgement_area: 'leadership'", "ends: EPISODE_END_OPEN"}) {
    SummarizeEpisodesRequest other = Of(text);
    other.set_page_token(token);

    EXPECT_THAT(Summarize(ViewOf(store_), other), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << text;
  }
}

TEST_F(SummarizeEpisodesTest, OfAnEmptyRecordIsEmpty) {
  const TestStore empty;

  const auto answer = Summarize(ViewOf(empty), {});

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(answer->cases(), IsEmpty());
  EXPECT_THAT(answer->statistics(), IsEmpty());
}

TEST_F(SummarizeEpisodesTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Summarize(ViewOf(store_), Of(R"(peers { authorities: "authorities/none" }
                                       judgement_area: "parking" to_date: "2016-13"
                                       ends: EPISODE_END_OPEN ends: EPISODE_END_UNSPECIFIED
                                       ends: 99 page_size: -1)"))
                           .status()),
              testing::UnorderedElementsAre(
                  "peers.authorities[0] UNKNOWN_REFERENCE", "judgement_area UNKNOWN_REFERENCE",
                  "to_date INVALID_DATE", "ends[1] UNKNOWN_ENUM_VALUE",
                  "ends[2] UNKNOWN_ENUM_VALUE", "page_size OUT_OF_RANGE"));
}

}  // namespace
}  // namespace waymark::query
