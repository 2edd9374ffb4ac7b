#include "query-service/analysis/comparison/ranking/measure_ranking.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::ComparisonRow Row(const std::string& text) {
  v1::ComparisonRow row;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &row)) << text;
  return row;
}

v1::ComparisonRow Valued(double value) {
  v1::ComparisonRow row;
  row.mutable_point()->mutable_observation()->set_value(value);
  return row;
}

// Ranks rows of a listed measure in place.
struct Ranked {
  std::vector<v1::ComparisonRow> rows;
  std::vector<v1::DataNote> notes = {};
  v1::GroupStatistics statistics = {};

  void By(const std::string& measure, v1::RankBy rank_by) {
    std::vector<v1::ComparisonRow*> pointers;
    for (v1::ComparisonRow& row : rows) pointers.push_back(&row);
    statistics = RankRows(*Reference().FindMeasure(measure), rank_by, pointers, notes);
  }
};

TEST(RankRows, RanksValuesByTheMeasuresBetter) {
  Ranked higher{{Valued(30), Valued(82)}};
  Ranked lower{{Valued(30), Valued(82)}};

  higher.By("cl-eet", v1::RANK_BY_VALUE);
  lower.By("cl-neet", v1::RANK_BY_UNSPECIFIED);

  EXPECT_EQ(higher.rows[1].rank(), 1);
  EXPECT_EQ(higher.rows[1].percentile(), 100);
  EXPECT_EQ(lower.rows[1].rank(), 2);
  EXPECT_EQ(lower.rows[1].percentile(), 0);
  EXPECT_EQ(lower.statistics.mean(), 56);
}

TEST(RankRows, LeavesRowsWithoutAChangeUnrankedAndSaysSo) {
  Ranked ranked{{Row("change: 5"), Row(""), Row("change: 7")}};

  ranked.By("cl-eet", v1::RANK_BY_CHANGE);

  EXPECT_EQ(ranked.rows[0].rank(), 2);
  EXPECT_FALSE(ranked.rows[1].has_rank());
  EXPECT_FALSE(ranked.rows[1].has_percentile());
  EXPECT_THAT(BriefNotes(ranked.rows[1].notes()), ElementsAre("NO_CHANGE"));
  EXPECT_EQ(ranked.statistics.n(), 2);
}

TEST(RankRows, RanksARateThatIsARangeByItsMiddleAndSaysSo) {
  Ranked ranked{{Row("change_per_month { low: 0.1 high: 0.7 }"),
                 Row("change_per_month { low: 0.41 high: 0.41 }")}};

  ranked.By("cl-eet", v1::RANK_BY_CHANGE_PER_MONTH);

  EXPECT_EQ(ranked.rows[0].rank(), 2);
  EXPECT_THAT(BriefNotes(ranked.rows[0].notes()), ElementsAre("RANKED_BY_MIDDLE"));
  EXPECT_THAT(BriefNotes(ranked.rows[1].notes()), IsEmpty());
  EXPECT_EQ(ranked.statistics.min(), 0.4);
}

TEST(RankRows, RanksNoMeasureThatIsNotComparable) {
  Ranked ranked{{Valued(30), Valued(82)}};
  ASSERT_FALSE(Reference().FindMeasure("pa-fte")->comparable);

  ranked.By("pa-fte", v1::RANK_BY_VALUE);

  EXPECT_FALSE(ranked.rows[0].has_rank());
  EXPECT_EQ(ranked.statistics.ShortDebugString(), "n: 2");
  EXPECT_THAT(BriefNotes(ranked.notes), ElementsAre("NOT_RANKED pa-fte"));
}

TEST(RankRows, RanksNoMeasureWithoutABetter) {
  reference::Measure measure = *Reference().FindMeasure("cl-eet");
  measure.better = reference::Better::kNone;
  v1::ComparisonRow a = Valued(30);
  v1::ComparisonRow b = Valued(82);
  std::vector<v1::DataNote> notes;

  const auto statistics = RankRows(measure, v1::RANK_BY_VALUE, {&a, &b}, notes);

  EXPECT_FALSE(a.has_rank());
  EXPECT_EQ(statistics.ShortDebugString(), "n: 2");
  EXPECT_THAT(BriefNotes(notes), ElementsAre("NOT_RANKED cl-eet"));
}

}  // namespace
}  // namespace waymark::query
