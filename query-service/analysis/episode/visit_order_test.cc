#include "query-service/analysis/episode/visit_order.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

constexpr char kInspection2015[] =
    "name: 'i2015' type: VISIT_TYPE_INSPECTION start_date: '2015-01-14' end_date: '2015-02-04' "
    "published_date: '2015-03-20'";

std::string Monitoring(const std::string& name, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_MONITORING_VISIT " + rest;
}

struct OrderCase {
  std::string name;
  std::vector<std::string> visits;  // of episode i2015, to be listed in this order: a, b, c, ...
  std::vector<std::string> notes;
};

class VisitOrderTest : public testing::TestWithParam<OrderCase> {};

TEST_P(VisitOrderTest, ListsVisitsInOrder) {
  std::vector<std::string> texts = {kInspection2015};
  std::vector<std::string> want;
  for (size_t i = 0; i < GetParam().visits.size(); ++i) {
    want.push_back(std::string(1, static_cast<char>('a' + i)));
    texts.insert(texts.begin(),
                 Monitoring(want.back(), "baseline: 'i2015' " + GetParam().visits[i]));
  }

  const History history = HistoryOf(texts);

  EXPECT_THAT(ShortNames(history.episodes()[0].visits), testing::ElementsAreArray(want));
  EXPECT_THAT(BriefNotes(history.notes()), testing::ElementsAreArray(GetParam().notes));
}

INSTANTIATE_TEST_SUITE_P(
    Orders, VisitOrderTest,
    testing::Values(
        OrderCase{"ByStart", {"start_date: '2015-10-01'", "start_date: '2016-01-01'"}, {}},
        OrderCase{"OverlapByFirstDay",
                  {"start_date: '2016-06'", "start_date: '2016-06-27'"},
                  {"ORDER_UNKNOWN b a"}},
        OrderCase{"OpenStartByLastDay",
                  {"start_date: '2016-05-01'", "start_date: '../2016-06-01'"},
                  {"ORDER_UNKNOWN b a"}},
        OrderCase{"OverlapWithAnEarlierOne",
                  {"start_date: '2016'", "start_date: '2016-02'", "start_date: '2016-08'"},
                  {"ORDER_UNKNOWN b a", "ORDER_UNKNOWN c a"}},
        OrderCase{
            "EndElsePublished",
            {"end_date: '2015-10-01'", "published_date: '2015-12-01'", "start_date: '2016-01-01'"},
            {}},
        OrderCase{"UndatedByNumberAmongOthers",
                  {"start_date: '2015-10' stated_numbers { number: 1 }",
                   "stated_numbers { number: 2 } sources { published_date: '2018' }",
                   "start_date: '2016-05' stated_numbers { number: 3 }"},
                  {}},
        OrderCase{
            "UndatedBeforeTheFirstNumber",
            {"stated_numbers { number: 2 }", "start_date: '2016-05' stated_numbers { number: 3 }"},
            {}},
        OrderCase{"SeveralUndatedByNumber",
                  {"stated_numbers { number: 2 }", "stated_numbers { number: 10 }"},
                  {}},
        OrderCase{"UndatedByItsSourceWhereNumbersDoNotTell",
                  {"start_date: '2015-10'",
                   "stated_numbers { number: 2 } sources { published_date: '2016-01' }",
                   "start_date: '2016-05'"},
                  {}},
        OrderCase{"NothingKnownIsLast", {"start_date: '2015-10'", "sources {}"}, {}}),
    [](const auto& test) { return test.param.name; });

TEST(HistoryOrderTest, TellsWhatAnUndatedVisitWasPlacedBy) {
  const History history = HistoryOf({kInspection2015, Monitoring("a", "start_date: '2015-10'"),
                                     Monitoring("b",
                                                "stated_numbers { number: 2 } "
                                                "sources { published_date: '2016-01' }"),
                                     Monitoring("c", "stated_numbers { number: 3 }")});

  EXPECT_EQ(history.episodes()[0].visits[1]->placed_by, PlacedBy::kSourceDate);
  EXPECT_EQ(history.episodes()[0].visits[2]->placed_by, PlacedBy::kNothing);
}

}  // namespace
}  // namespace waymark::query
