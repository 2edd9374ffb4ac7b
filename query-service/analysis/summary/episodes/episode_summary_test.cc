#include "query-service/analysis/summary/episodes/episode_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

EpisodesAnswer Summarize(const std::vector<AuthorityRecord>& records,
                         const std::string& request_text = "") {
  const auto request = ParseText<v1::SummarizeEpisodesRequest>(request_text);
  return Summarized<EpisodeSummarizer>(records, request);
}

// "Barnet i OPEN"
std::vector<std::string> CasesOf(const EpisodesAnswer& answer) {
  std::vector<std::string> told;
  for (const v1::EpisodeCase& one : answer.cases) {
    told.push_back(absl::StrCat(one.authority().display_name(), " ",
                                one.has_baseline() ? ShortName(one.baseline().name()) : "none", " ",
                                v1::EpisodeEnd_Name(one.end()).substr(sizeof("EPISODE_END"))));
  }
  return told;
}

// Two episodes that were monitored, the latter open, and one that was not.
AuthorityRecord Barnet() {
  return RecordOf("barnet", {Inspection("i", "2013-06-30", "2013-08-01", kGood),
                             Inspection("j", "2015-06-30", "2015-08-01", kInadequate),
                             Monitoring("v1", "2016-01-05"), Monitoring("v2", "2016-06-05"),
                             Inspection("k", "2017-06-30", "2017-08-01",
                                        kInadequate + "monitoring_follows: true")});
}

TEST(EpisodeSummary, CountsOnlyMonitoredEpisodesAndOpenOnesAsOpen) {
  const EpisodesAnswer answer = Summarize({Barnet(), RecordOf("bexley", {})});

  EXPECT_THAT(CasesOf(answer), ElementsAre("Barnet j REINSPECTED", "Barnet k OPEN"));
  EXPECT_EQ(answer.whole.case_count(), 2);
  EXPECT_EQ(answer.whole.group_size(), 2);
  EXPECT_EQ(answer.whole.authority_count(), 1);
  EXPECT_EQ(answer.whole.unmonitored_episodes(), 1);
  EXPECT_EQ(answer.whole.visit_count(), 2);
  ASSERT_EQ(answer.whole.statistics_size(), 2);
  EXPECT_EQ(answer.whole.statistics(0).end(), v1::EPISODE_END_OPEN);
  EXPECT_EQ(answer.whole.statistics(1).episodes(), 1);
  EXPECT_EQ(answer.whole.median_since_publication().ended(), 1);
  EXPECT_EQ(answer.whole.median_since_publication().months().low(), 22);
  EXPECT_EQ(answer.whole.median_since_fieldwork().months().low(), 24);
  ASSERT_EQ(answer.whole.results_size(), 1);
  EXPECT_EQ(answer.whole.results(0).result(), v1::GRADE_INADEQUATE);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("NOT_ENDED k", "DURATION_UNKNOWN k"));
}

TEST(EpisodeSummary, AsOfADateAnEpisodeThatEndedLaterIsOpen) {
  const EpisodesAnswer answer = Summarize({Barnet()}, "to_date: '2016-03'");

  EXPECT_THAT(CasesOf(answer), ElementsAre("Barnet j OPEN"));
  EXPECT_EQ(answer.cases[0].visits_held(), 1);
  EXPECT_EQ(answer.cases[0].months_since_publication().high(), 5);
}

TEST(EpisodeSummary, BeforeAnyVisitAnEpisodeIsNotMonitored) {
  const EpisodesAnswer answer = Summarize({Barnet()}, "to_date: '2015-12'");

  EXPECT_THAT(CasesOf(answer), IsEmpty());
  EXPECT_EQ(answer.whole.unmonitored_episodes(), 2);
}

TEST(EpisodeSummary, AsksEachEpisodeForItsBaselinesGrade) {
  const AuthorityRecord bexley = RecordOf(
      "bexley",
      {Inspection("i", "2013-06-30", "2013-08-01", kGood), Monitoring("v1", "2014-01-05")});

  const EpisodesAnswer answer =
      Summarize({Barnet(), bexley}, "peers { baseline_grade: GRADE_GOOD }");

  EXPECT_THAT(CasesOf(answer), ElementsAre("Bexley i OPEN"));
  EXPECT_EQ(answer.whole.group_size(), 2) << "Barnet has such a baseline, without visits";
  EXPECT_EQ(answer.whole.unmonitored_episodes(), 1);
}

TEST(EpisodeSummary, ListsTheEndsAskedForAndSumsUpAll) {
  const EpisodesAnswer answer = Summarize({Barnet()}, "ends: EPISODE_END_REINSPECTED");

  EXPECT_THAT(CasesOf(answer), ElementsAre("Barnet j REINSPECTED"));
  EXPECT_EQ(answer.whole.case_count(), 1);
  EXPECT_EQ(answer.whole.statistics_size(), 2);
}

TEST(EpisodeSummary, VisitsWithoutARecordedBaselineAreListedAndCountedApart) {
  const EpisodesAnswer answer = Summarize({RecordOf("barnet", {Monitoring("v1", "2016-01-05")})});

  EXPECT_THAT(CasesOf(answer), ElementsAre("Barnet none OPEN"));
  EXPECT_EQ(answer.whole.without_baseline(), 1);
  EXPECT_EQ(answer.whole.statistics_size(), 0);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("NO_BASELINE barnet"));
}

TEST(EpisodeSummary, VisitsHeldJointlyCountOnceAndInEachEpisode) {
  const auto record = [](const std::string& authority, const std::string& other) {
    return RecordOf(authority, {Inspection("i", "2015-06-30", "2015-08-01", kInadequate),
                                Monitoring("v1", "2016-01-05",
                                           "joint_with: 'authorities/" + other + "/visits/v1'")});
  };

  const EpisodesAnswer answer = Summarize({record("barnet", "bexley"), record("bexley", "barnet")});

  EXPECT_EQ(answer.cases.at(0).visits_held(), 1);
  EXPECT_EQ(answer.cases.at(1).visits_held(), 1);
  EXPECT_EQ(answer.whole.visit_count(), 1);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("HELD_JOINTLY v1 v1", "NOT_ENDED i i"));
}

TEST(EpisodeSummary, CasesAreListedByDisplayNameThenOldestFirst) {
  const auto record = [](const std::string& authority) {
    return RecordOf(
        authority,
        {Inspection("j", "2015-06-30", "2015-08-01", kInadequate), Monitoring("v1", "2016-01-05"),
         Inspection("i", "2017-06-30", "2017-08-01", kInadequate), Monitoring("v2", "2018-01-05")});
  };

  // By id Hull comes before Kent; it is called Kingston upon Hull.
  EXPECT_THAT(CasesOf(Summarize({record("kingston-upon-hull"), record("kent")})),
              ElementsAre("Kent j REINSPECTED", "Kent i OPEN", "Kingston upon Hull j REINSPECTED",
                          "Kingston upon Hull i OPEN"));
}

TEST(EpisodeSummary, SaysOfTheWholeWhoseResultCannotBe) {
  const EpisodesAnswer answer = Summarize({RecordOf(
      "barnet",
      {Inspection("i", "2024-06-30", "2024-08-01", kInadequate), Monitoring("v1", "2025-01-05"),
       Inspection("j", "2026-06-30", "2026-08-01", "framework: FRAMEWORK_ILACS_2026")})});

  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("AREA_NOT_JUDGED i"));
}

TEST(EpisodeSummary, AnEpisodeThatSuccessorsContinueIsTheirs) {
  const std::vector<std::string> cumbria = {
      Inspection("i", "2022-09-30", "2022-11-02", kInadequate), Monitoring("v", "2023-01-18")};
  const std::vector<AuthorityRecord> records = {
      RecordOf("cumbria", cumbria),
      Inheriting(RecordOf("cumberland", {Monitoring("w", "2023-10-04"),
                                         Inspection("own", "2024-09-30", "2024-11-05", kGood)}),
                 "cumbria", cumbria),
      Inheriting(RecordOf("westmorland-and-furness", {}), "cumbria", cumbria)};

  const EpisodesAnswer answer = Summarize(records);

  EXPECT_THAT(CasesOf(answer),
              ElementsAre("Cumberland i REINSPECTED", "Westmorland and Furness i OPEN"));
  EXPECT_TRUE(answer.cases[0].inherited());
  EXPECT_EQ(answer.cases[0].visits_held(), 2);
  EXPECT_EQ(answer.cases[0].months_since_fieldwork().low(), 24);
  EXPECT_THAT(BriefNotes(answer.cases[0].notes()), testing::Contains("INHERITED cumbria"));
  EXPECT_EQ(answer.whole.visit_count(), 2);
  EXPECT_EQ(answer.whole.group_size(), 3);
  EXPECT_EQ(answer.whole.authority_count(), 2);
  EXPECT_EQ(answer.whole.unmonitored_episodes(), 1) << "that of Cumberland's own inspection";
}

TEST(EpisodeSummary, VisitsAfterSeveralPredecessorsHaveNoBaseline) {
  const AuthorityRecord record = Inheriting(
      Inheriting(RecordOf("bournemouth-christchurch-and-poole", {Monitoring("v", "2019-09-10")}),
                 "bournemouth", {Inspection("b", "2018-07-20", "2018-09-01", kInadequate)}),
      "poole", {Inspection("p", "2017-11-02", "2018-01-09", kGood)});

  const EpisodesAnswer answer = Summarize({record});

  EXPECT_THAT(CasesOf(answer), ElementsAre("Bournemouth, Christchurch and Poole none OPEN"));
  EXPECT_THAT(BriefNotes(answer.cases[0].notes()), ElementsAre("BASELINE_NOT_CHOSEN b p"));
  EXPECT_EQ(answer.whole.without_baseline(), 1);
}

TEST(EpisodeSummary, TakesBaselinesOfTheDatesAskedFor) {
  EXPECT_THAT(CasesOf(Summarize({Barnet()}, "peers { baseline_from_date: '2016' }")),
              ElementsAre("Barnet k OPEN"));
}

}  // namespace
}  // namespace waymark::query
