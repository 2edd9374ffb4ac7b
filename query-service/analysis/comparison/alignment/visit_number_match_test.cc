#include "query-service/analysis/comparison/alignment/visit_number_match.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

std::string Numbered(int number, const std::string& from) {
  return "stated_numbers { number: " + std::to_string(number) + " counted_from: COUNTED_FROM_" +
         from + " } ";
}

struct Case {
  std::string name;
  std::vector<std::string> visits;
  int number;
  v1::CountedFrom counted_from;
  std::vector<std::string> want;  // "v2", or "v2 counted"
};

class MatchVisitNumberTest : public testing::TestWithParam<Case> {};

TEST_P(MatchVisitNumberTest, FindsTheVisits) {
  const History history = HistoryOf(GetParam().visits);

  std::vector<std::string> found;
  for (const VisitNumberMatch& match :
       MatchVisitNumber(history.episodes().back(), GetParam().number, GetParam().counted_from)) {
    found.push_back(ShortName(match.visit->visit.name()) + (match.is_counted ? " counted" : ""));
  }

  EXPECT_EQ(found, GetParam().want);
}

std::vector<std::string> ThreeVisits(const std::string& second = "") {
  return {BaselineWith(), VisitWith("v1", "2016-01-10"), VisitWith("v2", "2016-06-10", second),
          VisitWith("v3", "2017-01-10")};
}

constexpr v1::CountedFrom kBaseline = v1::COUNTED_FROM_BASELINE;
constexpr v1::CountedFrom kBody = v1::COUNTED_FROM_DELIVERY_BODY;

INSTANTIATE_TEST_SUITE_P(
    Visits, MatchVisitNumberTest,
    testing::Values(
        Case{"ByCounting", ThreeVisits(), 2, kBaseline, {"v2 counted"}},
        Case{"NoneOfThatNumber", ThreeVisits(), 4, kBaseline, {}},
        Case{"ByAStatedNumber", ThreeVisits(Numbered(2, "BASELINE")), 2, kBaseline, {"v2"}},
        // A source that calls it the fourth shows that the counts after it are lower bounds.
        Case{"NotByCountingWhereANumberIsStated",
             ThreeVisits(Numbered(4, "BASELINE")),
             2,
             kBaseline,
             {}},
        Case{"NotByALowerBound", ThreeVisits(Numbered(4, "BASELINE")), 3, kBaseline, {}},
        Case{"CountsAreSureUpToANumberThatAgrees",
             {BaselineWith(), VisitWith("v1", "2016-01-10"),
              VisitWith("v2", "2016-06-10", Numbered(2, "BASELINE")),
              VisitWith("v3", "2017-01-10", Numbered(5, "BASELINE"))},
             1,
             kBaseline,
             {"v1 counted"}},
        Case{"UnstatedCountsAsFromTheBaseline",
             ThreeVisits(Numbered(2, "UNSTATED")),
             2,
             kBaseline,
             {"v2"}},
        Case{"EveryNumberThatSourcesState",
             ThreeVisits(Numbered(2, "BASELINE") + Numbered(3, "BASELINE")),
             3,
             kBaseline,
             {"v2"}},
        Case{"ANumberOnAnotherCountIsNone",
             ThreeVisits(Numbered(1, "DELIVERY_BODY")),
             2,
             kBaseline,
             {"v2 counted"}},
        Case{"OnAnotherCountWhereAsked",
             ThreeVisits(Numbered(1, "DELIVERY_BODY")),
             1,
             kBody,
             {"v2"}},
        Case{"OnAnotherCountNothingIsCounted", ThreeVisits(), 2, kBody, {}},
        Case{"OnlyMonitoringVisitsAreCounted",
             {BaselineWith(), "name: 'f' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2016-01-01'",
              VisitWith("v1", "2016-02-01")},
             1,
             kBaseline,
             {"v1 counted"}},
        Case{
            "WithoutAnInspectionNothingIsCounted",
            {VisitWith("v1", "2016-01-10"), VisitWith("v2", "2016-06-10", Numbered(2, "BASELINE"))},
            1,
            kBaseline,
            {}},
        Case{
            "WithoutAnInspectionByAStatedNumber",
            {VisitWith("v1", "2016-01-10"), VisitWith("v2", "2016-06-10", Numbered(2, "BASELINE"))},
            2,
            kBaseline,
            {"v2"}},
        Case{"SeveralVisitsOfOneNumber",
             {BaselineWith(), VisitWith("v1", "2016-01-10", Numbered(1, "BASELINE")),
              VisitWith("v2", "2016-06-10", Numbered(1, "BASELINE"))},
             1,
             kBaseline,
             {"v1", "v2"}}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace waymark::query
