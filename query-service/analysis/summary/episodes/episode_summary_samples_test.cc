#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/samples.h"
#include "query-service/analysis/summary/episodes/episode_summary.h"
#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

// What all England answers. The expected values were reckoned from the files by another program.
namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

EpisodesAnswer Summarize(const std::string& text = "") {
  const auto request = ParseText<v1::SummarizeEpisodesRequest>(text);
  return Summarized<EpisodeSummarizer>(AllEngland(), request);
}

class EnglandEpisodesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { answer = new EpisodesAnswer(Summarize()); }
  static void TearDownTestSuite() { delete answer; }

  static const v1::EpisodeCase& CaseOf(const std::string& authority) {
    static const v1::EpisodeCase kNone;
    for (const v1::EpisodeCase& one : answer->cases) {
      if (one.authority().name() == "authorities/" + authority) return one;
    }
    ADD_FAILURE() << "no case of " << authority;
    return kNone;
  }

  static const v1::EpisodeStatistics& StatisticsOf(v1::EpisodeEnd end) {
    static const v1::EpisodeStatistics kNone;
    for (const v1::EpisodeStatistics& statistics : answer->whole.statistics()) {
      if (statistics.end() == end) return statistics;
    }
    ADD_FAILURE() << "no statistics of " << v1::EpisodeEnd_Name(end);
    return kNone;
  }

  static EpisodesAnswer* answer;
};

EpisodesAnswer* EnglandEpisodesTest::answer = nullptr;

// "27 29 32.5": quartiles with their ends, all exact.
std::vector<double> FiveNumbers(const v1::Distribution& distribution) {
  std::vector<double> numbers;
  for (const v1::Range& range :
       {distribution.min(), distribution.first_quartile(), distribution.median(),
        distribution.third_quartile(), distribution.max()}) {
    EXPECT_EQ(range.low(), range.high());
    numbers.push_back(range.low());
  }
  return numbers;
}

TEST_F(EnglandEpisodesTest, NoneIsDropped) {
  EXPECT_EQ(answer->whole.case_count(), 30);
  EXPECT_EQ(answer->whole.group_size(), 158);
  EXPECT_EQ(answer->whole.authority_count(), 29) << "Bradford has two";
  EXPECT_EQ(answer->whole.unmonitored_episodes(), 366) << "one in each part of Northamptonshire";
  EXPECT_EQ(answer->whole.without_baseline(), 0);
  EXPECT_EQ(StatisticsOf(v1::EPISODE_END_REINSPECTED).episodes(), 20);
  EXPECT_EQ(StatisticsOf(v1::EPISODE_END_OPEN).episodes(), 10);
}

TEST_F(EnglandEpisodesTest, MonthsToReinspectionAreToldOnBothClocks) {
  const v1::EpisodeStatistics& ended = StatisticsOf(v1::EPISODE_END_REINSPECTED);

  EXPECT_EQ(ended.months_since_publication().n(), 20);
  EXPECT_THAT(FiveNumbers(ended.months_since_publication()), ElementsAre(27, 33.75, 40, 46, 56));
  EXPECT_EQ(ended.months_since_publication().mean().low(), 39.2);
  EXPECT_EQ(ended.months_since_fieldwork().n(), 20);
  EXPECT_THAT(FiveNumbers(ended.months_since_fieldwork()), ElementsAre(29, 35.75, 41, 48, 58));
}

TEST_F(EnglandEpisodesTest, OpenEpisodesTakePartInTheMedian) {
  const v1::MedianEstimate& by_publication = answer->whole.median_since_publication();
  const v1::MedianEstimate& by_fieldwork = answer->whole.median_since_fieldwork();

  EXPECT_EQ(by_publication.ended(), 20);
  EXPECT_EQ(by_publication.not_ended(), 10);
  EXPECT_EQ(RangeText(by_publication.has_months(), by_publication.months()), "42");
  EXPECT_EQ(RangeText(by_fieldwork.has_months(), by_fieldwork.months()), "43");
  EXPECT_THAT(BriefNotes(answer->whole.notes()), Contains(testing::StartsWith("NOT_ENDED")));
}

TEST_F(EnglandEpisodesTest, ResultsAreCountedByTheGradeBefore) {
  std::map<v1::Grade, int> results;
  for (const v1::ResultCount& count : answer->whole.results()) {
    EXPECT_EQ(count.baseline_grade(), v1::GRADE_INADEQUATE);
    results[count.result()] += count.episodes();
  }

  EXPECT_EQ(results[v1::GRADE_GOOD], 6);
  EXPECT_EQ(results[v1::GRADE_REQUIRES_IMPROVEMENT], 12);
  EXPECT_EQ(results[v1::GRADE_INADEQUATE], 2);
}

// Five visits are recorded, and one of them is called the eighth.
TEST_F(EnglandEpisodesTest, StatedAndCountedNumbersStandBesideEachOther) {
  const v1::EpisodeCase& gloucestershire = CaseOf("gloucestershire");

  EXPECT_EQ(gloucestershire.visits_held(), 5);
  EXPECT_EQ(gloucestershire.highest_stated_number(), 8);
  EXPECT_EQ(gloucestershire.visits_size(), 5);
  EXPECT_THAT(
      BriefNotes(gloucestershire.notes()),
      IsSupersetOf({"NUMBER_UNSTATED monitoring-visit-5", "VISITS_MISSING monitoring-visit-2"}));
}

// A council and a blog number one visit differently.
TEST_F(EnglandEpisodesTest, TwoNumberingsOfOneVisitAreNoted) {
  const v1::EpisodeCase& rotherham = CaseOf("rotherham");

  EXPECT_EQ(rotherham.visits_held(), 2);
  EXPECT_THAT(BriefNotes(rotherham.notes()),
              Contains("NUMBERS_DIFFER 2016-10-20-monitoring-visit"));
}

TEST_F(EnglandEpisodesTest, AnUndatedVisitCountsInItsEpisode) {
  const v1::EpisodeCase& reading = CaseOf("reading");

  EXPECT_EQ(reading.visits_held(), 1);
  EXPECT_EQ(reading.highest_stated_number(), 7);
  EXPECT_EQ(reading.months_since_publication().low(), 37) << "to the re-inspection, which is dated";
  EXPECT_EQ(reading.result(), v1::GRADE_REQUIRES_IMPROVEMENT);
}

TEST_F(EnglandEpisodesTest, AnAbolishedAuthoritysEpisodeIsItsSuccessors) {
  const v1::EpisodeCase& buckinghamshire = CaseOf("buckinghamshire");

  EXPECT_TRUE(buckinghamshire.inherited());
  EXPECT_EQ(buckinghamshire.end(), v1::EPISODE_END_REINSPECTED);
  EXPECT_EQ(buckinghamshire.months_since_fieldwork().low(), 48);
  EXPECT_EQ(buckinghamshire.visits_held(), 2);
  EXPECT_THAT(BriefNotes(buckinghamshire.notes()), Contains("INHERITED buckinghamshire-county"));
}

TEST_F(EnglandEpisodesTest, TheJointJudgementIsNoResultForCareLeavers) {
  const EpisodesAnswer leavers = Summarize("judgement_area: 'care-leavers'");

  int without = 0;
  for (const v1::EpisodeCase& one : leavers.cases) {
    if (one.ended_by().framework() != v1::FRAMEWORK_ILACS_2018) continue;
    EXPECT_EQ(one.result(), v1::GRADE_UNSPECIFIED) << one.ended_by().name();
    ++without;
  }
  EXPECT_GT(without, 5);
}

}  // namespace
}  // namespace waymark::query
