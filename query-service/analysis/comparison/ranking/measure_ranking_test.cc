#include "query-service/analysis/comparison/ranking/measure_ranking.h"

#include <deque>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

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

// Rows that are ranked.
struct Ranked {
  explicit Ranked(const std::vector<v1::ComparisonRow>& messages) {
    for (const v1::ComparisonRow& message : messages) dated.push_back({.row = message});
    for (const DatedRow& one : dated) rows.push_back({.dated = &one});
  }

  // By a listed measure.
  void By(const std::string& measure, v1::RankBy rank_by) {
    By(*Reference().FindMeasure(measure), rank_by);
  }
  void By(const reference::Measure& measure, v1::RankBy rank_by) {
    statistics = RankRows(measure, rank_by, rows, notes);
  }

  std::deque<DatedRow> dated;
  std::vector<PlacedRow> rows;
  std::vector<v1::DataNote> notes;
  v1::GroupStatistics statistics;
};

v1::NoteReason ReasonOn(const PlacedRow& placed) {
  return placed.note.value_or(v1::DataNote()).reason();
}

TEST(RankRows, RanksValuesByTheMeasuresBetter) {
  Ranked higher{{Valued(30), Valued(82)}};
  Ranked lower{{Valued(30), Valued(82)}};

  higher.By("cl-eet", v1::RANK_BY_VALUE);
  lower.By("cl-neet", v1::RANK_BY_UNSPECIFIED);

  EXPECT_EQ(higher.rows[1].ranking->rank, 1);
  EXPECT_EQ(higher.rows[1].ranking->percentile, 100);
  EXPECT_EQ(lower.rows[1].ranking->rank, 2);
  EXPECT_EQ(lower.rows[1].ranking->percentile, 0);
  EXPECT_EQ(lower.statistics.mean(), 56);
}

TEST(RankRows, LeavesRowsWithoutAChangeUnrankedAndSaysSo) {
  Ranked ranked{{Row("change: 5"), Row(""), Row("change: 7")}};

  ranked.By("cl-eet", v1::RANK_BY_CHANGE);

  EXPECT_EQ(ranked.rows[0].ranking->rank, 2);
  EXPECT_FALSE(ranked.rows[1].ranking.has_value());
  EXPECT_EQ(ReasonOn(ranked.rows[1]), v1::NOTE_REASON_NO_CHANGE);
  EXPECT_EQ(ranked.statistics.n(), 2);
}

TEST(RankRows, RanksARateThatIsARangeByItsMiddleAndSaysSo) {
  Ranked ranked{{Row("change_per_month { low: 0.1 high: 0.7 }"),
                 Row("change_per_month { low: 0.41 high: 0.41 }")}};

  ranked.By("cl-eet", v1::RANK_BY_CHANGE_PER_MONTH);

  EXPECT_EQ(ranked.rows[0].ranking->rank, 2);
  EXPECT_EQ(ReasonOn(ranked.rows[0]), v1::NOTE_REASON_RANKED_BY_MIDDLE);
  EXPECT_FALSE(ranked.rows[1].note.has_value());
  EXPECT_EQ(ranked.statistics.min(), 0.4);
}

TEST(RankRows, RanksNoMeasureThatIsNotComparable) {
  Ranked ranked{{Valued(30), Valued(82)}};
  ASSERT_FALSE(Reference().FindMeasure("pa-fte")->comparable);

  ranked.By("pa-fte", v1::RANK_BY_VALUE);

  EXPECT_FALSE(ranked.rows[0].ranking.has_value());
  EXPECT_EQ(ranked.statistics.ShortDebugString(), "n: 2");
  EXPECT_THAT(BriefNotes(ranked.notes), ElementsAre("NOT_RANKED pa-fte"));
}

TEST(RankRows, RanksNoMeasureWithoutABetter) {
  reference::Measure measure = *Reference().FindMeasure("cl-eet");
  measure.better = reference::Better::kNone;
  Ranked ranked{{Valued(30), Valued(82)}};

  ranked.By(measure, v1::RANK_BY_VALUE);

  EXPECT_FALSE(ranked.rows[0].ranking.has_value());
  EXPECT_EQ(ranked.statistics.ShortDebugString(), "n: 2");
  EXPECT_THAT(BriefNotes(ranked.notes), ElementsAre("NOT_RANKED cl-eet"));
}

}  // namespace
}  // namespace waymark::query
