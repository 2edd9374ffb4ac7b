#include "query-service/analysis/summary/episodes/episode_statistics.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"

namespace waymark::query {
namespace {

struct Told {
  v1::EpisodeEnd end = v1::EPISODE_END_REINSPECTED;
  int held = 0;
  int stated = 0;
  double months = 0;
  v1::Grade baseline_grade = v1::GRADE_INADEQUATE;
  v1::Grade result = v1::GRADE_UNSPECIFIED;
};

v1::EpisodeCase CaseOf(const Told& told) {
  v1::EpisodeCase one;
  one.mutable_baseline()->set_name("i");
  one.set_end(told.end);
  one.set_visits_held(told.held);
  one.set_highest_stated_number(told.stated);
  one.mutable_months_since_publication()->set_low(told.months);
  one.mutable_months_since_publication()->set_high(told.months);
  one.mutable_months_since_fieldwork()->set_low(told.months + 2);
  one.mutable_months_since_fieldwork()->set_high(told.months + 2);
  one.set_baseline_grade(told.baseline_grade);
  one.set_result(told.result);
  return one;
}

std::vector<v1::EpisodeCase> Cases(const std::vector<Told>& all) {
  std::vector<v1::EpisodeCase> cases;
  for (const Told& told : all) cases.push_back(CaseOf(told));
  return cases;
}

TEST(EpisodeStatistics, AreOfEachEndByItself) {
  const auto statistics =
      StatisticsByEnd(Cases({{.held = 2, .stated = 6, .months = 20},
                             {.held = 5, .stated = 0, .months = 30},
                             {.end = v1::EPISODE_END_OPEN, .held = 1, .months = 7}}));

  ASSERT_EQ(statistics.size(), 2u);
  EXPECT_EQ(statistics[0].end(), v1::EPISODE_END_OPEN);
  EXPECT_EQ(statistics[0].episodes(), 1);
  EXPECT_EQ(statistics[1].end(), v1::EPISODE_END_REINSPECTED);
  EXPECT_EQ(statistics[1].episodes(), 2);
  EXPECT_EQ(statistics[1].visits_held().median().low(), 3.5);
  EXPECT_EQ(statistics[1].stated_numbers().n(), 1) << "one has none";
  EXPECT_EQ(statistics[1].more_stated_than_held(), 1);
  EXPECT_EQ(statistics[1].months_since_publication().mean().high(), 25);
  EXPECT_EQ(statistics[1].months_since_fieldwork().mean().high(), 27);
}

TEST(EpisodeStatistics, LeaveOutMonthsThatAreNotKnown) {
  auto cases = Cases({{.months = 20}, {.months = 30}, {.months = 40}});
  cases[1].clear_months_since_publication();

  const auto statistics = StatisticsByEnd(cases);

  EXPECT_EQ(statistics.at(0).episodes(), 3);
  EXPECT_EQ(statistics[0].months_since_publication().n(), 2);
  EXPECT_EQ(statistics[0].months_since_fieldwork().n(), 3);
}

TEST(EpisodeStatistics, LeaveOutCasesWithoutABaseline) {
  auto cases = Cases({{.months = 20}});
  cases[0].clear_baseline();

  EXPECT_TRUE(StatisticsByEnd(cases).empty());
  EXPECT_TRUE(CountResults(cases).empty());
}

TEST(EpisodeStatistics, TheMedianTakesInWhatHasNotEnded) {
  const auto cases = Cases({{.months = 20},
                            {.end = v1::EPISODE_END_OPEN, .months = 25},
                            {.end = v1::EPISODE_END_CONTINUED_BY, .months = 10},
                            {.months = 30}});

  const v1::MedianEstimate by_publication = MedianSincePublication(cases);

  EXPECT_EQ(by_publication.ended(), 2);
  EXPECT_EQ(by_publication.not_ended(), 2);
  EXPECT_EQ(by_publication.months().low(), 30) << "two thirds go on past 20";
  EXPECT_EQ(MedianSinceFieldwork(cases).months().low(), 32);
}

TEST(EpisodeStatistics, CountResultsByTheGradeBefore) {
  const auto results = CountResults(Cases({{.result = v1::GRADE_GOOD},
                                           {.result = v1::GRADE_REQUIRES_IMPROVEMENT},
                                           {.result = v1::GRADE_GOOD},
                                           {.baseline_grade = v1::GRADE_REQUIRES_IMPROVEMENT},
                                           {.end = v1::EPISODE_END_OPEN}}));

  std::vector<std::string> told;
  for (const v1::ResultCount& result : results) {
    told.push_back(absl::StrCat(v1::Grade_Name(result.baseline_grade()), " ",
                                v1::Grade_Name(result.result()), " ", result.episodes()));
  }
  EXPECT_THAT(told, testing::ElementsAre("GRADE_REQUIRES_IMPROVEMENT GRADE_UNSPECIFIED 1",
                                         "GRADE_INADEQUATE GRADE_GOOD 2",
                                         "GRADE_INADEQUATE GRADE_REQUIRES_IMPROVEMENT 1"));
}

}  // namespace
}  // namespace waymark::query
