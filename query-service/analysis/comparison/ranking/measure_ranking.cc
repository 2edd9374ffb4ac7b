#include "query-service/analysis/comparison/ranking/measure_ranking.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/model/resource_name.h"
#include "query-service/analysis/comparison/ranking/group_statistics.h"
#include "query-service/analysis/comparison/ranking/ranking.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

// As a decimal: half of a sum of two decimals has at most one more place than they have.
double MiddleOf(const v1::Range& range) {
  const int decimals = std::max(model::Decimals(range.low()), model::Decimals(range.high())) + 1;
  return model::RoundToDecimals((range.low() + range.high()) / 2, decimals);
}

bool IsRankable(const reference::Measure& measure) {
  return measure.comparable && measure.better != reference::Better::kNone;
}

v1::DataNote NotRanked(const reference::Measure& measure) {
  return MakeNote(v1::NOTE_REASON_NOT_RANKED,
                  measure.comparable
                      ? "Neither more nor less of this measure is better: no rank, percentile or "
                        "statistics."
                      : "Authorities are not ranked by this measure, since it grows with their "
                        "size or is not counted alike: no rank, percentile or statistics.",
                  {model::FormatSingle(model::kMeasures, measure.id)});
}

// What is to be said of the figure that a row is ranked by.
std::optional<v1::DataNote> NoteOn(bool has_figure, v1::RankBy rank_by,
                                   const v1::ComparisonRow& row) {
  if (!has_figure) {
    return MakeNote(v1::NOTE_REASON_NO_CHANGE,
                    rank_by == v1::RANK_BY_CHANGE
                        ? "There is no change, which needs two figures of the episode in a known "
                          "order: the row has no rank."
                        : "There is no change per month, which needs two figures of the episode "
                          "with dates: the row has no rank.");
  }
  if (rank_by != v1::RANK_BY_CHANGE_PER_MONTH ||
      row.change_per_month().low() == row.change_per_month().high()) {
    return std::nullopt;
  }
  return MakeNote(v1::NOTE_REASON_RANKED_BY_MIDDLE,
                  absl::StrCat("The change per month is a range, since its dates are not exact; it "
                               "is ranked by its middle, ",
                               model::DecimalText(MiddleOf(row.change_per_month())), "."));
}

}  // namespace

std::optional<double> RankedFigure(const v1::ComparisonRow& row, v1::RankBy rank_by) {
  switch (rank_by) {
    case v1::RANK_BY_CHANGE:
      return row.has_change() ? std::optional<double>(row.change()) : std::nullopt;
    case v1::RANK_BY_CHANGE_PER_MONTH:
      if (!row.has_change_per_month()) return std::nullopt;
      return MiddleOf(row.change_per_month());
    default:
      return row.has_point() ? std::optional<double>(row.point().observation().value())
                             : std::nullopt;
  }
}

v1::GroupStatistics RankRows(const reference::Measure& measure, v1::RankBy rank_by,
                             std::vector<PlacedRow>& rows, std::vector<v1::DataNote>& notes) {
  std::vector<std::optional<double>> figures;
  std::vector<double> known;
  for (const PlacedRow& placed : rows) {
    figures.push_back(RankedFigure(placed.row(), rank_by));
    if (figures.back().has_value()) known.push_back(*figures.back());
  }
  if (!IsRankable(measure)) {
    notes.push_back(NotRanked(measure));
    v1::GroupStatistics only_n;
    only_n.set_n(static_cast<int>(known.size()));
    return only_n;
  }
  const std::vector<std::optional<Ranking>> rankings = Rank(figures, measure.better);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].note = NoteOn(figures[i].has_value(), rank_by, rows[i].row());
    rows[i].ranking = rankings[i];
  }
  return GroupStatisticsOf(std::move(known));
}

}  // namespace waymark::query
