#include "query-service/analysis/episode/visit_numbers.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

constexpr char kInspection[] =
    "name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2015-02-04' published_date: '2015-03-20'";

// "1/2+" is the first monitoring visit, second with focused ones counted, both lower bounds.
std::string TextOf(const CountedNumber& counted) {
  const auto number = [](const std::optional<int>& value) {
    return value.has_value() ? std::to_string(*value) : std::string("-");
  };
  return absl::StrCat(number(counted.monitoring), "/", number(counted.with_focused),
                      counted.is_lower_bound ? "+" : "");
}

std::string Dated(int month, const std::string& rest) {
  return absl::StrCat("start_date: '2016-", month < 10 ? "0" : "", month, "-10' ", rest);
}

std::string Stated(int number) {
  return absl::StrCat("stated_numbers { number: ", number,
                      " counted_from: COUNTED_FROM_BASELINE }");
}

struct Case {
  std::string name;
  std::vector<std::string> visits;  // named v1, v2, ...; monitoring visits unless they say a type
  std::vector<std::string> counted;
  std::vector<std::string> notes;
  std::string end = "";  // the inspection that ends the episode, if any
};

class VisitNumbersTest : public testing::TestWithParam<Case> {};

TEST_P(VisitNumbersTest, CountsAndNotes) {
  std::vector<std::string> texts = {kInspection};
  for (const std::string& visit : GetParam().visits) {
    const bool says_type = visit.find("type:") != std::string::npos;
    texts.push_back(absl::StrCat("name: 'v", texts.size(), "' baseline: 'i' ",
                                 says_type ? "" : "type: VISIT_TYPE_MONITORING_VISIT ", visit));
  }
  if (!GetParam().end.empty()) texts.push_back(GetParam().end);
  const History history = HistoryOf(texts);
  const EpisodeView& episode = history.episodes()[0];

  std::vector<std::string> counted;
  for (const CountedNumber& number : CountVisits(episode)) counted.push_back(TextOf(number));

  EXPECT_THAT(counted, testing::ElementsAreArray(GetParam().counted));
  EXPECT_THAT(BriefNotes(NotesOnNumbers(episode)), testing::ElementsAreArray(GetParam().notes));
}

const std::string kFocused = "type: VISIT_TYPE_FOCUSED_VISIT ";
const std::string kReinspection =
    "name: 'r' type: VISIT_TYPE_REINSPECTION end_date: '2018-02-04' stated_visit_count: ";

INSTANTIATE_TEST_SUITE_P(
    Numbers, VisitNumbersTest,
    testing::Values(
        Case{"NoneStated", {Dated(1, ""), Dated(2, "")}, {"1/1", "2/2"}, {}},
        Case{"Agree", {Dated(1, Stated(1)), Dated(2, Stated(2))}, {"1/1", "2/2"}, {}},
        Case{"FourthIsTheOnlyOneRecorded", {Dated(6, Stated(4))}, {"1/1+"}, {"VISITS_MISSING v1"}},
        Case{"UndatedSeventhIsTheOnlyOneRecorded", {Stated(7)}, {"1/1+"}, {"VISITS_MISSING v1"}},
        Case{"UndatedFirst", {Stated(1)}, {"1/1"}, {}},
        Case{"TheSameGapIsToldOnce",
             {Dated(1, Stated(4)), Dated(2, Stated(5))},
             {"1/1+", "2/2+"},
             {"VISITS_MISSING v1"}},
        Case{"AWiderGapIsToldAgain",
             {Dated(1, Stated(4)), Dated(2, Stated(6))},
             {"1/1+", "2/2+"},
             {"VISITS_MISSING v1", "VISITS_MISSING v2"}},
        Case{"ExactBeforeTheGap",
             {Dated(1, Stated(1)), Dated(2, Stated(4))},
             {"1/1", "2/2+"},
             {"VISITS_MISSING v2"}},
        Case{"UnnumberedBeforeAGapMayBeAfterIt",
             {Dated(1, ""), Dated(2, Stated(4))},
             {"1/1+", "2/2+"},
             {"VISITS_MISSING v2"}},
        Case{"UnnumberedAfterAGap",
             {Dated(1, Stated(2)), Dated(2, "")},
             {"1/1+", "2/2+"},
             {"VISITS_MISSING v1"}},
        Case{"StatedLowerDiffers",
             {Dated(1, ""), Dated(2, Stated(1))},
             {"1/1", "2/2"},
             {"NUMBERS_DIFFER v2"}},
        Case{"SourcesDiffer",
             {Dated(1, Stated(1) + Stated(2))},
             {"1/1+"},
             {"NUMBERS_DIFFER v1", "VISITS_MISSING v1"}},
        Case{"UnstatedIsTakenAsFromTheBaseline",
             {Dated(1, "stated_numbers { number: 6 counted_from: COUNTED_FROM_UNSTATED }")},
             {"1/1+"},
             {"NUMBER_UNSTATED v1", "VISITS_MISSING v1"}},
        Case{"AnotherCountIsNotCompared",
             {Dated(1, "stated_numbers { number: 6 counted_from: COUNTED_FROM_DELIVERY_BODY }")},
             {"1/1"},
             {}},
        Case{"FocusedVisitsAreCountedApart",
             {Dated(1, ""), Dated(2, kFocused), Dated(3, "")},
             {"1/1", "-/2", "2/3"},
             {}},
        Case{"StatedWithFocusedAgrees",
             {Dated(1, Stated(1)), Dated(2, kFocused), Dated(3, Stated(3))},
             {"1/1", "-/2", "2/3"},
             {}},
        Case{"OtherTypesHaveNoNumber",
             {Dated(1, "type: VISIT_TYPE_ACTION_PLANNING_VISIT"), Dated(2, "")},
             {"-/-", "1/1"},
             {}},
        Case{"PlaceNotKnown",
             {Dated(1, ""), "sources { published_date: '2017' }"},
             {"1/1+", "-/-"},
             {}},
        Case{"UndatedPlacedByNumber",
             {Dated(1, Stated(1)), Stated(2), Dated(5, Stated(3))},
             {"1/1", "2/2", "3/3"},
             {}},
        Case{"UndatedNumberedBesideADatedUnnumbered",
             {Dated(1, ""), Dated(3, Stated(2)), Stated(1)},
             {"1/1+", "1/1+", "3/3"},
             {"ORDER_UNKNOWN v3 v1", "NUMBERS_DIFFER v2"}},
        Case{"AVisitWithBothTellsTheirOrder",
             {Dated(1, ""), Dated(3, Stated(2)), Stated(3)},
             {"1/1", "2/2", "3/3"},
             {}},
        Case{"EndingInspectionStatesMore",
             {Dated(1, Stated(1)), Dated(2, "")},
             {"1/1", "2/2+"},
             {"VISITS_MISSING"},
             kReinspection + "5"},
        Case{"EndingInspectionStatesWhatIsKnownMissing",
             {Dated(1, Stated(4))},
             {"1/1+"},
             {"VISITS_MISSING v1"},
             kReinspection + "4"},
        Case{"EndingInspectionAgrees",
             {Dated(1, ""), Dated(2, "")},
             {"1/1", "2/2"},
             {},
             kReinspection + "2"},
        Case{"OddNumbersAreHarmless",
             {Dated(1, "stated_numbers { number: -2147483648 }"),
              Dated(2, "stated_numbers { number: 2147483647 }")},
             {"1/1+", "2/2+"},
             {"NUMBER_UNSTATED v1", "NUMBER_UNSTATED v2", "VISITS_MISSING v2"},
             kReinspection + "-2147483648"}),
    [](const auto& test) { return test.param.name; });

TEST(VisitNumbersTest, TheNoteSaysHowManyAreMissing) {
  const History history =
      HistoryOf({kInspection,
                 "name: 'v' type: VISIT_TYPE_MONITORING_VISIT start_date: '2016-06' " + Stated(4)});

  const auto notes = NotesOnNumbers(history.episodes()[0]);

  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].text(),
            "Sources number the visit 4: 3 monitoring visits before it are not recorded.");
}

TEST(VisitNumbersTest, TheHighestStatedNumberCountsFromTheBaseline) {
  const History history =
      HistoryOf({kInspection,
                 "name: 'a' type: VISIT_TYPE_MONITORING_VISIT start_date: '2016-01' " + Stated(4),
                 "name: 'b' type: VISIT_TYPE_MONITORING_VISIT start_date: '2016-06' "
                 "stated_numbers { number: 9 counted_from: COUNTED_FROM_DELIVERY_BODY }"});

  EXPECT_EQ(HighestStatedNumber(history.episodes()[0]), 4);
}

}  // namespace
}  // namespace waymark::query
