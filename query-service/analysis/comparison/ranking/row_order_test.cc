#include "query-service/analysis/comparison/ranking/row_order.h"

#include <string>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Request = v1::CompareAuthoritiesRequest;

std::vector<OrderTerm> Terms(const std::string& order_by,
                             Request::SubjectCase subject = Request::kMeasure) {
  const auto terms = ParseRowOrder(order_by, subject);
  EXPECT_TRUE(terms.ok()) << terms.status();
  return terms.value_or(std::vector<OrderTerm>());
}

TEST(ParseRowOrder, TakesColumnsWithAndWithoutADirection) {
  EXPECT_THAT(Terms("rank"), ElementsAre(OrderTerm{RowColumn::kRank, false}));
  EXPECT_THAT(
      Terms(" value  desc ,authority asc,region"),
      ElementsAre(OrderTerm{RowColumn::kValue, true}, OrderTerm{RowColumn::kAuthority, false},
                  OrderTerm{RowColumn::kRegion, false}));
  EXPECT_THAT(Terms(""), IsEmpty());
  EXPECT_THAT(Terms("  "), IsEmpty());
}

TEST(ParseRowOrder, RefusesWhatItDoesNotKnow) {
  struct Case {
    std::string order_by;
    std::string want;
  };
  for (const Case& c :
       {Case{"size", "'size' is no column of this subject; columns: authority, region"},
        Case{"standing", "'standing' is no column"}, Case{"Rank", "'Rank' is no column"},
        Case{"rank descending", "'rank descending' is not of the form"},
        Case{"rank DESC", "is not of the form"}, Case{"rank,", "'' is not of the form"},
        Case{",", "'' is not of the form"}, Case{"rank asc desc", "is not of the form"},
        Case{"rank, value, rank desc", "names a column a second time"}}) {
    const auto terms = ParseRowOrder(c.order_by, Request::kMeasure);

    EXPECT_EQ(terms.status().code(), absl::StatusCode::kInvalidArgument) << c.order_by;
    EXPECT_THAT(std::string(terms.status().message()), HasSubstr(c.want)) << c.order_by;
  }
}

TEST(ParseRowOrder, RefusesMoreThanTenColumns) {
  const std::string ten =
      "authority,region,date,baseline_date,age_months,value,change,change_per_month,rank,"
      "percentile";

  EXPECT_TRUE(ParseRowOrder(ten, Request::kMeasure).ok());
  EXPECT_THAT(std::string(ParseRowOrder(ten + ",direction", Request::kMeasure).status().message()),
              HasSubstr("has 11 columns"));
}

TEST(ParseRowOrder, KnowsTheColumnsOfEachSubject) {
  EXPECT_THAT(Terms("standing, direction", Request::kTheme), testing::SizeIs(2));
  EXPECT_THAT(Terms("grade", Request::kJudgement), testing::SizeIs(1));
  EXPECT_THAT(Terms("rating", Request::kOverall), testing::SizeIs(1));
  EXPECT_THAT(Terms("made, open, addressed, open_months", Request::kRecommendations),
              testing::SizeIs(4));
  EXPECT_FALSE(ParseRowOrder("rank", Request::kTheme).ok());
}

// Its rank is the one that it is placed by.
DatedRow Row(const std::string& name, const std::string& text, const std::string& date = "") {
  DatedRow dated;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &dated.row)) << text;
  dated.row.mutable_authority()->set_display_name(name);
  dated.row.mutable_authority()->set_name("authorities/" + name);
  dated.date = ReadDate(date);
  return dated;
}

// "A B C": the order of rows named so.
std::string Ordered(const std::string& order_by, Request::SubjectCase subject,
                    const std::vector<DatedRow>& rows) {
  std::vector<PlacedRow> placed;
  for (const DatedRow& dated : rows) {
    placed.push_back({.dated = &dated});
    if (dated.row.has_rank()) {
      placed.back().ranking = {.rank = dated.row.rank(), .percentile = dated.row.percentile()};
    }
  }
  SortRows(Terms(order_by, subject), placed);
  std::string names;
  for (const PlacedRow& one : placed) names += one.row().authority().display_name() + " ";
  return names.substr(0, names.size() - 1);
}

TEST(SortRows, OrdersByNameWithoutTerms) {
  EXPECT_EQ(Ordered("", Request::kMeasure, {Row("C", ""), Row("A", ""), Row("B", "")}), "A B C");
}

TEST(SortRows, BreaksTiesByName) {
  const std::vector<DatedRow> rows = {Row("C", "rank: 1"), Row("B", "rank: 2"),
                                      Row("A", "rank: 1")};

  EXPECT_EQ(Ordered("rank", Request::kMeasure, rows), "A C B");
  EXPECT_EQ(Ordered("rank desc", Request::kMeasure, rows), "B A C");
  EXPECT_EQ(Ordered("rank, authority desc", Request::kMeasure, rows), "C A B");
}

TEST(SortRows, OrdersByThePercentileThatTheGroupGives) {
  EXPECT_EQ(Ordered("percentile desc", Request::kMeasure,
                    {Row("A", "rank: 3 percentile: 0"), Row("B", "rank: 1 percentile: 100"),
                     Row("C", ""), Row("D", "rank: 2 percentile: 50")}),
            "B D A C");
}

TEST(SortRows, PutsRowsWithoutAValueLastEitherWay) {
  const std::vector<DatedRow> rows = {Row("A", ""), Row("B", "change: -2"), Row("C", "change: 3")};

  EXPECT_EQ(Ordered("change", Request::kMeasure, rows), "B C A");
  EXPECT_EQ(Ordered("change desc", Request::kMeasure, rows), "C B A");
}

TEST(SortRows, OrdersFromWorstToBest) {
  EXPECT_EQ(Ordered("grade", Request::kJudgement,
                    {Row("A", "judgement { judgement { grade: GRADE_OUTSTANDING } }"),
                     Row("B", "judgement { judgement { grade: GRADE_INADEQUATE } }"),
                     Row("C", "judgement { judgement { grade: GRADE_REQUIRES_IMPROVEMENT } }"),
                     Row("D", "judgement { judgement { grade: GRADE_GOOD } }")}),
            "B C D A");
  EXPECT_EQ(Ordered("standing", Request::kTheme,
                    {Row("A", "standing: STANDING_SOUND"), Row("B", "standing: STANDING_WEAK"),
                     Row("C", "")}),
            "B A C");
  EXPECT_EQ(
      Ordered(
          "direction", Request::kTheme,
          {Row("A", "direction: DIRECTION_IMPROVED"), Row("B", "direction: DIRECTION_UNCHANGED"),
           Row("C", "direction: DIRECTION_DECLINED"), Row("D", "direction: DIRECTION_MIXED")}),
      "C B A D");
  EXPECT_EQ(Ordered("rating", Request::kOverall,
                    {Row("A", "rating: PROGRESS_RATING_STEADY"), Row("B", ""),
                     Row("C", "rating: PROGRESS_RATING_DECLINED")}),
            "C A B");
}

TEST(SortRows, OrdersByTheMiddleOfRangesAndTheFirstDayOfDates) {
  EXPECT_EQ(Ordered("change_per_month", Request::kMeasure,
                    {Row("A", "change_per_month { low: 0 high: 4 }"),
                     Row("B", "change_per_month { low: 1.5 high: 1.5 }")}),
            "B A");
  EXPECT_EQ(Ordered("date", Request::kMeasure,
                    {Row("A", "", "2016-06"), Row("B", "", "2016-05-31"), Row("C", "")}),
            "B A C");
  EXPECT_EQ(Ordered("baseline_date", Request::kMeasure,
                    {Row("A", "baseline { start_date: '2014' }"),
                     Row("B", "baseline { start_date: '2012' end_date: '2015' }"),
                     Row("C", "baseline { published_date: '2013' }")}),
            "C A B");
}

TEST(SortRows, OrdersRecommendationsByTheirCounts) {
  const std::vector<DatedRow> rows = {Row("A", "tally { made: 9 open: 4 addressed: 5 }"),
                                      Row("B",
                                          "tally { made: 5 open: 5 addressed: 0 "
                                          "open_months { low: 3 high: 3 } }")};

  EXPECT_EQ(Ordered("made", Request::kRecommendations, rows), "B A");
  EXPECT_EQ(Ordered("open", Request::kRecommendations, rows), "A B");
  EXPECT_EQ(Ordered("addressed", Request::kRecommendations, rows), "B A");
  EXPECT_EQ(Ordered("open_months", Request::kRecommendations, rows), "B A");
}

}  // namespace
}  // namespace waymark::query
