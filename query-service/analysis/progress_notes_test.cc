#include "query-service/analysis/progress_notes.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/progress_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

struct ClockCase {
  std::string name;
  std::string dates;  // of the baseline
  std::string clock;
  std::vector<std::string> notes;
};

class ClockTest : public testing::TestWithParam<ClockCase> {};

TEST_P(ClockTest, NotesWhereTheOtherDateIsUsed) {
  const auto answer =
      Ask({"name: 'i' type: VISIT_TYPE_INSPECTION start_date: '2015-01-14' " + GetParam().dates,
           Monitoring("v", "baseline: 'i' start_date: '2016-06-27'")},
          "clock: BASELINE_CLOCK_" + GetParam().clock);

  EXPECT_THAT(BriefNotes(answer.notes()), testing::ElementsAreArray(GetParam().notes));
}

INSTANTIATE_TEST_SUITE_P(
    Clocks, ClockTest,
    testing::Values(
        ClockCase{"Both", "end_date: '2015-02-04' published_date: '2015-03-20'", "FIELDWORK", {}},
        ClockCase{"NoPublication", "end_date: '2015-02-04'", "UNSPECIFIED", {"OTHER_CLOCK_USED i"}},
        ClockCase{"NoPublicationNotAsked", "end_date: '2015-02-04'", "FIELDWORK", {}},
        ClockCase{
            "NoFieldwork", "published_date: '2015-03-20'", "FIELDWORK", {"OTHER_CLOCK_USED i"}},
        ClockCase{"Neither", "", "PUBLICATION", {}}),
    [](const auto& test) { return test.param.name; });

struct VisitNoteCase {
  std::string name;
  std::string visit;
  std::vector<std::string> notes;
};

class VisitNoteTest : public testing::TestWithParam<VisitNoteCase> {};

TEST_P(VisitNoteTest, SaysWhatAReaderMustKnow) {
  const auto answer = Ask({kInspection2015, Monitoring("v", GetParam().visit)});

  EXPECT_THAT(BriefNotes(answer.notes()), testing::ElementsAreArray(GetParam().notes));
  for (const v1::DataNote& note : answer.notes()) EXPECT_EQ(note.field(), "visits[0]");
}

INSTANTIATE_TEST_SUITE_P(
    Notes, VisitNoteTest,
    testing::Values(
        VisitNoteCase{"None", "start_date: '2016-06-27' sources { type: SOURCE_TYPE_LETTER }", {}},
        VisitNoteCase{"PlacedByItsEnd", "end_date: '2016-06-27'", {"VISIT_DATE_UNKNOWN v"}},
        VisitNoteCase{
            "PlacedByPublication", "published_date: '2016-06-27'", {"VISIT_DATE_UNKNOWN v"}},
        VisitNoteCase{"PlacedByNumber",
                      "baseline: 'i2015' stated_numbers { number: 1 "
                      "counted_from: COUNTED_FROM_BASELINE }",
                      {"VISIT_DATE_UNKNOWN v"}},
        VisitNoteCase{"PartialAndSecondHand",
                      "start_date: '2016-06-27' sources { type: SOURCE_TYPE_PRESS partial: true } "
                      "sources { type: SOURCE_TYPE_COUNCIL_NEWS partial: true }",
                      {"SECOND_HAND v", "PARTIAL_SOURCES v"}},
        VisitNoteCase{"OneWholeSourceIsEnough",
                      "start_date: '2016-06-27' sources { type: SOURCE_TYPE_PRESS partial: true } "
                      "sources { type: SOURCE_TYPE_LETTER }",
                      {}},
        VisitNoteCase{"UnresolvedConflict",
                      "start_date: '2016-06-27' conflicting_reports { field: 'start_date' "
                      "value: '2016-06-28' resolution: CONFLICT_RESOLUTION_UNRESOLVED } "
                      "conflicting_reports { field: 'end_date' "
                      "resolution: CONFLICT_RESOLUTION_MISTAKEN }",
                      {"CONFLICTING_REPORT v"}},
        VisitNoteCase{"UnknownFocus",
                      "start_date: '2016-06-27' focus { service_area: 'service_areas/zzz' "
                      "themes: 'nonsense' themes: 'themes/cl-eet' }",
                      {"UNKNOWN_REFERENCE v nonsense zzz"}},
        VisitNoteCase{"UnresolvedBaseline",
                      "start_date: '2016-06-27' baseline: '2012'",
                      {"BASELINE_UNRESOLVED v"}}),
    [](const auto& test) { return test.param.name; });

TEST(ProgressNotesTest, AVisitThatMayHaveFollowedTheBaselineIsNoted) {
  const auto answer = Ask({kInspection2015, Monitoring("v", "start_date: '2015-02'")});

  EXPECT_THAT(VisitNames(answer), IsEmpty());
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("ORDER_UNKNOWN v i2015"));
}

TEST(ProgressNotesTest, PlannedAndCancelledVisitsTakeNoPartAndAreNoted) {
  const auto answer =
      Ask({kInspection2015, Monitoring("p", "start_date: '2016' status: VISIT_STATUS_PLANNED")});

  EXPECT_THAT(VisitNames(answer), IsEmpty());
  EXPECT_EQ(answer.episode().visits_held(), 0);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("NOT_HELD p"));
}

TEST(ProgressNotesTest, VisitsThatFollowNoInspectionHaveNoBaseline) {
  const auto answer = Ask({Monitoring("v", "start_date: '2016-06-27'")});

  EXPECT_FALSE(answer.episode().has_baseline());
  EXPECT_FALSE(answer.episode().has_months_since_publication());
  EXPECT_THAT(VisitNames(answer), ElementsAre("v"));
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("NO_BASELINE"));
}

TEST(ProgressNotesTest, AVisitOfUnknownEpisodeIsNotedInEveryAnswer) {
  const auto answer = Ask({kInspection2015, kReinspection2017, Monitoring("v", ""),
                           Monitoring("w", "start_date: '2016-06-27'")});

  EXPECT_THAT(VisitNames(answer), ElementsAre("w"));
  EXPECT_THAT(BriefNotes(answer.notes()), Contains("BASELINE_UNRESOLVED v"));
}

TEST(ProgressNotesTest, NotesOfHiddenVisitsOnNumbersStay) {
  const auto answer = Ask({kInspection2015,
                           Monitoring("a",
                                      "start_date: '2015-10-01' stated_numbers { number: 3 "
                                      "counted_from: COUNTED_FROM_BASELINE }"),
                           Monitoring("b", "start_date: '2016-03-01'")},
                          "from_date: '2016'");

  EXPECT_THAT(VisitNames(answer), ElementsAre("b"));
  EXPECT_TRUE(answer.visits(0).counted_is_lower_bound());
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("VISITS_MISSING a"));
}

TEST(ProgressNotesTest, ABaselineThatMayLieAfterTheDateAskedForIsPossible) {
  const auto answer = Ask({"name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2015-06'"},
                          "from_date: '2014' to_date: '2015-06-10'");

  EXPECT_EQ(ShortName(answer.episode().baseline().name()), "i");
  ASSERT_THAT(BriefNotes(answer.notes()), testing::Contains("POSSIBLE i"));
  for (const v1::DataNote& note : answer.notes()) {
    if (note.reason() != v1::NOTE_REASON_POSSIBLE) continue;
    EXPECT_EQ(note.field(), "episode.baseline");
  }
}

TEST(ProgressNotesTest, ABaselineBeforeTheFirstDayAskedForIsCertain) {
  const auto answer =
      Ask({"name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2015-06'"}, "from_date: '2015-06-10'");

  EXPECT_THAT(BriefNotes(answer.notes()), testing::Not(Contains("POSSIBLE i")));
}

}  // namespace
}  // namespace waymark::query
