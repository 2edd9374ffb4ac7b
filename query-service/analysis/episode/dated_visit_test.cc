#include "query-service/analysis/episode/dated_visit.h"

#include <string>

#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

std::string TextOf(const std::optional<model::PartialDate>& date) {
  return date.has_value() ? date->ToString() : "";
}

struct PlaceCase {
  std::string name;
  std::string visit;
  PlacedBy placed_by;
  std::string place;
  std::string days;
};

class ReadDatesTest : public testing::TestWithParam<PlaceCase> {};

TEST_P(ReadDatesTest, PlacesByTheFirstDateThatIsKnown) {
  const DatedVisit dated = ReadDates(VisitOf("leicester", GetParam().visit));

  EXPECT_EQ(dated.placed_by, GetParam().placed_by);
  EXPECT_EQ(TextOf(dated.place), GetParam().place);
  EXPECT_EQ(TextOf(dated.days), GetParam().days);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, ReadDatesTest,
    testing::Values(
        PlaceCase{"StartAndEnd",
                  "start_date: '2016-06-27' end_date: '2016-06-28' published_date: '2016-08'",
                  PlacedBy::kStartDate, "2016-06-27", "2016-06-27/2016-06-28"},
        PlaceCase{"OneDay", "start_date: '2016-06-27' end_date: '2016-06-27'", PlacedBy::kStartDate,
                  "2016-06-27", "2016-06-27"},
        PlaceCase{"MonthOnly", "start_date: '2016-06'", PlacedBy::kStartDate, "2016-06", "2016-06"},
        PlaceCase{"OpenStart", "start_date: '../2016-06' end_date: '2016-07-01'",
                  PlacedBy::kStartDate, "../2016-06", "../2016-07-01"},
        PlaceCase{"EndOnly", "end_date: '2016-06-28' published_date: '2016-08'", PlacedBy::kEndDate,
                  "2016-06-28", "2016-06-28"},
        PlaceCase{"PublishedOnly", "published_date: '2016-08' stated_numbers { number: 4 }",
                  PlacedBy::kPublishedDate, "2016-08", "../2016-08-31"},
        PlaceCase{"NumberOnly", "stated_numbers { number: 4 }", PlacedBy::kStatedNumber, "", ""},
        PlaceCase{"NumberAndSource",
                  "stated_numbers { number: 4 } sources { published_date: '2016-09' }",
                  PlacedBy::kStatedNumber, "", "../2016-09-30"},
        PlaceCase{"NumberOfDeliveryBodyTellsNoPlace",
                  "stated_numbers { number: 4 counted_from: COUNTED_FROM_DELIVERY_BODY }",
                  PlacedBy::kNothing, "", ""},
        PlaceCase{"EarliestOfItsSources",
                  "sources { published_date: '2016-10' } sources { published_date: '2016-09-12' } "
                  "sources {}",
                  PlacedBy::kSourceDate, "", "../2016-09-12"},
        PlaceCase{"SourceWithOpenEndTellsNothing", "sources { published_date: '2016/..' }",
                  PlacedBy::kNothing, "", ""},
        PlaceCase{"Nothing", "", PlacedBy::kNothing, "", ""},
        PlaceCase{"TextThatIsNoDate", "start_date: 'soon' end_date: '2016-13-40'",
                  PlacedBy::kNothing, "", ""},
        PlaceCase{"EndBeforeStartIsLeftOut", "start_date: '2016-06-27' end_date: '2016-01-01'",
                  PlacedBy::kStartDate, "2016-06-27", "2016-06-27"}),
    [](const auto& test) { return test.param.name; });

struct NumberCase {
  std::string name;
  std::string visit;
  int want;
};

class StatedFromBaselineTest : public testing::TestWithParam<NumberCase> {};

TEST_P(StatedFromBaselineTest, TakesTheHighestOfTheRightKind) {
  EXPECT_EQ(StatedFromBaseline(VisitOf("leicester", GetParam().visit)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, StatedFromBaselineTest,
    testing::Values(
        NumberCase{"None", "", 0},
        NumberCase{"Baseline", "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE }",
                   4},
        NumberCase{"Unstated", "stated_numbers { number: 6 counted_from: COUNTED_FROM_UNSTATED }",
                   6},
        NumberCase{"BaselineBeforeUnstated",
                   "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE } "
                   "stated_numbers { number: 6 counted_from: COUNTED_FROM_UNSTATED }",
                   4},
        NumberCase{"Highest",
                   "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE } "
                   "stated_numbers { number: 5 counted_from: COUNTED_FROM_BASELINE }",
                   5},
        NumberCase{"AuthorityIsAnotherCount",
                   "stated_numbers { number: 9 counted_from: COUNTED_FROM_AUTHORITY }", 0}),
    [](const auto& test) { return test.param.name; });

TEST(DatedVisitTest, SummaryHoldsIdentityAndDates) {
  const v1::VisitSummary summary = SummaryOf(
      VisitOf("leicester",
              "name: 'v' type: VISIT_TYPE_MONITORING_VISIT start_date: '2016-06' "
              "published_date: '../2016-08-01' framework: FRAMEWORK_SIF findings { id: 'f1' }"));

  EXPECT_EQ(summary.name(), "authorities/leicester/visits/v");
  EXPECT_EQ(summary.type(), v1::VISIT_TYPE_MONITORING_VISIT);
  EXPECT_EQ(summary.status(), v1::VISIT_STATUS_HELD);
  EXPECT_EQ(summary.start_date(), "2016-06");
  EXPECT_EQ(summary.end_date(), "");
  EXPECT_EQ(summary.published_date(), "../2016-08-01");
  EXPECT_EQ(summary.framework(), v1::FRAMEWORK_SIF);
}

}  // namespace
}  // namespace waymark::query
