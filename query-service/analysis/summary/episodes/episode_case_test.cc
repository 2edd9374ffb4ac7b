#include "query-service/analysis/summary/episodes/episode_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

v1::EpisodeCase CaseOf(const std::vector<std::string>& texts,
                       const std::string& area = "overall-effectiveness") {
  const History history = HistoryOf(texts);
  return MakeEpisodeCase(Reference(), history, history.episodes().at(0), area);
}

// "publication / fieldwork"
std::string MonthsOf(const v1::EpisodeCase& one) {
  return RangeText(one.has_months_since_publication(), one.months_since_publication()) + " / " +
         RangeText(one.has_months_since_fieldwork(), one.months_since_fieldwork());
}

TEST(EpisodeCase, TellsOfAnEpisodeThatEnded) {
  const v1::EpisodeCase one =
      CaseOf({Inspection("i", "2015-06-30", "2015-09-15", kInadequate),
              Monitoring("v1", "2016-01-05"), Monitoring("v2", "2016-05-05"),
              Inspection("j", "2017-06-30", "2017-08-01", "stated_visit_count: 5 " + kGood)});

  EXPECT_EQ(one.authority().name(), "authorities/leicester");
  EXPECT_EQ(ShortName(one.baseline().name()), "i");
  EXPECT_EQ(one.baseline_grade(), v1::GRADE_INADEQUATE);
  EXPECT_EQ(one.visits_held(), 2);
  EXPECT_EQ(one.highest_stated_number(), 5);
  EXPECT_EQ(one.stated_visit_count(), 5);
  EXPECT_EQ(MonthsOf(one), "21 / 24");
  EXPECT_EQ(one.end(), v1::EPISODE_END_REINSPECTED);
  EXPECT_EQ(ShortName(one.ended_by().name()), "j");
  EXPECT_EQ(one.result(), v1::GRADE_GOOD);
  EXPECT_EQ(one.visits_size(), 2);
  EXPECT_THAT(BriefNotes(one.notes()), Contains("VISITS_MISSING"));
}

TEST(EpisodeCase, AnOpenOneLastsToItsLatestVisit) {
  const v1::EpisodeCase one = CaseOf({Inspection("i", "2015-06-30", "2015-09-15", kInadequate),
                                      Monitoring("v1", "2016-01"), Monitoring("v2", "2016-05")});

  EXPECT_EQ(one.end(), v1::EPISODE_END_OPEN);
  EXPECT_EQ(MonthsOf(one), "7 to 8 / 10 to 11");
  EXPECT_FALSE(one.has_ended_by());
  EXPECT_FALSE(one.has_stated_visit_count());
  EXPECT_EQ(one.result(), v1::GRADE_UNSPECIFIED);
  EXPECT_THAT(BriefNotes(one.notes()), IsEmpty());
}

TEST(EpisodeCase, FocusedVisitsAreNoMonitoringVisits) {
  const v1::EpisodeCase one =
      CaseOf({Inspection("i", "2015-06-30", "2015-09-15", kInadequate + "monitoring_follows: true"),
              "name: 'v1' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2016-05-01'"});

  EXPECT_EQ(one.visits_held(), 0);
  EXPECT_THAT(one.visits(), IsEmpty());
}

TEST(EpisodeCase, NotesTheClockThatIsMissing) {
  struct Case {
    std::string baseline;
    std::string months;
    std::string field;
  };
  const std::string type = "name: 'i' type: VISIT_TYPE_INSPECTION " + kInadequate;
  for (const Case& c :
       {Case{type + "end_date: '2015-06-30'", "none / 10", "months_since_publication"},
        Case{type + "published_date: '2015-09-15'", "7 / none", "months_since_fieldwork"}}) {
    const v1::EpisodeCase one = CaseOf({c.baseline, Monitoring("v1", "2016-05-05")});

    EXPECT_EQ(MonthsOf(one), c.months);
    ASSERT_FALSE(one.notes().empty());
    EXPECT_EQ(one.notes().rbegin()->reason(), v1::NOTE_REASON_DURATION_UNKNOWN);
    EXPECT_EQ(one.notes().rbegin()->field(), c.field);
  }
}

TEST(EpisodeCase, WithoutABaselineHasNoMonths) {
  const v1::EpisodeCase one = CaseOf({Monitoring("v1", "2016-05-05")});

  EXPECT_FALSE(one.has_baseline());
  EXPECT_EQ(MonthsOf(one), "none / none");
  EXPECT_THAT(BriefNotes(one.notes()), Contains("NO_BASELINE"));
}

// Since April 2026 there is no overall grade; in the list the grades of some are unreadable.
TEST(EpisodeCase, SaysWhetherThereCanBeAResult) {
  const std::string without =
      "framework: FRAMEWORK_ILACS_2026 "
      "judgements { area: 'impact-of-leaders' grade: GRADE_GOOD } ";
  const std::string unread = "framework: FRAMEWORK_ILACS_2023 ";
  for (const auto& [inspection, note] : std::vector<std::pair<std::string, std::string>>{
           {without, "AREA_NOT_JUDGED j"}, {unread, "GRADE_NOT_RECORDED j"}}) {
    const v1::EpisodeCase one = CaseOf({Inspection("i", "2024-06-30", "2024-09-15", kInadequate),
                                        Monitoring("v1", "2025-01-05"),
                                        Inspection("j", "2026-06-30", "2026-08-01", inspection)});

    EXPECT_EQ(one.result(), v1::GRADE_UNSPECIFIED);
    ASSERT_THAT(BriefNotes(one.notes()), ElementsAre(note));
    EXPECT_EQ(one.notes(0).field(), "result");
  }
}

TEST(EpisodeCase, GradesAreOfTheAreaAskedFor) {
  const std::string baseline =
      "framework: FRAMEWORK_SIF judgements { area: 'leadership-management-governance' "
      "grade: GRADE_INADEQUATE } ";
  const std::string end =
      "framework: FRAMEWORK_ILACS_2026 judgements { area: 'impact-of-leaders' grade: GRADE_GOOD } ";
  const v1::EpisodeCase one = CaseOf({Inspection("i", "2024-06-30", "2024-09-15", baseline),
                                      Inspection("j", "2026-06-30", "2026-08-01", end)},
                                     "leadership");

  EXPECT_EQ(one.baseline_grade(), v1::GRADE_INADEQUATE);
  EXPECT_EQ(one.result(), v1::GRADE_GOOD);
}

TEST(EpisodeCase, NotesNumbersThatDiffer) {
  const v1::EpisodeCase one =
      CaseOf({Inspection("i", "2015-06-30", "2015-09-15", kInadequate),
              Monitoring("v1", "2016-01-05",
                         "stated_numbers { number: 1 counted_from: COUNTED_FROM_BASELINE } "
                         "stated_numbers { number: 4 counted_from: COUNTED_FROM_UNSTATED }")});

  EXPECT_EQ(one.highest_stated_number(), 1);
  EXPECT_THAT(BriefNotes(one.notes()), ElementsAre("NUMBER_UNSTATED v1", "NUMBERS_DIFFER v1"));
}

// On 31 March 2020, its last day.
TEST(EpisodeCase, EndsWithItsAuthority) {
  const History history(
      Reference(),
      RecordOf("buckinghamshire-county", {Inspection("i", "2017-11-30", "2018-01-29", kInadequate),
                                          Monitoring("v1", "2019-10-05")}));
  const v1::EpisodeCase one =
      MakeEpisodeCase(Reference(), history, history.episodes()[0], "overall-effectiveness");

  EXPECT_EQ(one.end(), v1::EPISODE_END_CONTINUED_BY);
  EXPECT_THAT(one.continued_by(), ElementsAre("authorities/buckinghamshire"));
  EXPECT_EQ(MonthsOf(one), "26 / 28");
}

TEST(EpisodeCase, IsMonitoredByWordOrByVisit) {
  struct Case {
    std::vector<std::string> texts;
    bool want;
  };
  const std::string inspection = Inspection("i", "2015-06-30", "2015-09-15", kInadequate);
  for (const Case& c :
       {Case{{inspection}, false}, Case{{inspection + "monitoring_follows: true"}, true},
        Case{{inspection, Monitoring("v1", "2016-01-05")}, true},
        Case{{Monitoring("v1", "2016-01-05")}, true},
        Case{{inspection, Monitoring("v1", "2016-01-05", "status: VISIT_STATUS_PLANNED")},
             false}}) {
    const History history = HistoryOf(c.texts);

    EXPECT_EQ(IsMonitored(history.episodes().at(0)), c.want) << c.texts.back();
  }
}

}  // namespace
}  // namespace waymark::query
