#include "query-service/analysis/comparison/ranking/row_columns.h"

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "query-service/analysis/comparison/ranking/measure_ranking.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {
namespace {

std::optional<ColumnValue> Number(bool is_there, double number) {
  if (!is_there) return std::nullopt;
  return ColumnValue{number, ""};
}

std::optional<ColumnValue> Text(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return ColumnValue{0, text};
}

std::optional<ColumnValue> Middle(bool is_there, const v1::Range& range) {
  return Number(is_there, (range.low() + range.high()) / 2);
}

std::optional<ColumnValue> Day(const std::optional<model::PartialDate>& date) {
  if (!date.has_value()) return std::nullopt;
  return Number(true, static_cast<double>(model::SortDay(*date) - absl::CivilDay(1970, 1, 1)));
}

std::optional<model::PartialDate> BaselineDate(const v1::VisitSummary& baseline) {
  for (const std::string* date :
       {&baseline.end_date(), &baseline.published_date(), &baseline.start_date()}) {
    if (auto read = ReadDate(*date); read.has_value()) return read;
  }
  return std::nullopt;
}

// Below zero for none.
int PlaceOf(v1::Direction direction) {
  switch (direction) {
    case v1::DIRECTION_DECLINED:
      return 0;
    case v1::DIRECTION_UNCHANGED:
      return 1;
    case v1::DIRECTION_IMPROVED:
      return 2;
    default:
      return -1;
  }
}

int PlaceOf(v1::Standing standing) {
  return standing == v1::STANDING_UNSPECIFIED ? -1 : static_cast<int>(standing);
}

int PlaceOf(v1::Grade grade) {
  switch (grade) {
    case v1::GRADE_INADEQUATE:
      return 0;
    case v1::GRADE_REQUIRES_IMPROVEMENT:
    case v1::GRADE_ADEQUATE:
      return 1;
    case v1::GRADE_GOOD:
      return 2;
    case v1::GRADE_OUTSTANDING:
      return 3;
    default:
      return -1;
  }
}

int PlaceOf(v1::ProgressRating rating) {
  return rating == v1::PROGRESS_RATING_UNSPECIFIED ? -1 : static_cast<int>(rating);
}

template <typename Enum>
std::optional<ColumnValue> Place(Enum value) {
  const int place = PlaceOf(value);
  return Number(place >= 0, place);
}

std::optional<ColumnValue> OfTally(RowColumn column, const v1::ComparisonRow& row) {
  const v1::RecommendationTally& tally = row.tally();
  switch (column) {
    case RowColumn::kMade:
      return Number(row.has_tally(), tally.made());
    case RowColumn::kOpen:
      return Number(row.has_tally(), tally.open());
    case RowColumn::kAddressed:
      return Number(row.has_tally(), tally.addressed());
    default:
      return Middle(tally.has_open_months(), tally.open_months());
  }
}

std::optional<ColumnValue> OfMeasure(v1::RankBy figure, const v1::ComparisonRow& row) {
  const std::optional<double> number = RankedFigure(row, figure);
  return Number(number.has_value(), number.value_or(0));
}

}  // namespace

std::optional<ColumnValue> ValueIn(RowColumn column, const PlacedRow& placed) {
  const v1::ComparisonRow& row = placed.row();
  switch (column) {
    case RowColumn::kAuthority:
      return Text(row.authority().display_name());
    case RowColumn::kRegion:
      return Text(row.authority().region());
    case RowColumn::kDate:
      return Day(placed.dated->date);
    case RowColumn::kBaselineDate:
      return Day(BaselineDate(row.baseline()));
    case RowColumn::kAgeMonths:
      return Middle(row.has_age_months(), row.age_months());
    case RowColumn::kValue:
      return OfMeasure(v1::RANK_BY_VALUE, row);
    case RowColumn::kChange:
      return OfMeasure(v1::RANK_BY_CHANGE, row);
    case RowColumn::kChangePerMonth:
      return OfMeasure(v1::RANK_BY_CHANGE_PER_MONTH, row);
    case RowColumn::kRank:
      return Number(placed.ranking.has_value(), placed.ranking.value_or(Ranking()).rank);
    case RowColumn::kPercentile:
      return Number(placed.ranking.has_value(), placed.ranking.value_or(Ranking()).percentile);
    case RowColumn::kDirection:
      return Place(row.direction());
    case RowColumn::kStanding:
      return Place(row.standing());
    case RowColumn::kGrade:
      return Place(row.judgement().judgement().grade());
    case RowColumn::kRating:
      return Place(row.rating());
    case RowColumn::kMade:
    case RowColumn::kOpen:
    case RowColumn::kAddressed:
    case RowColumn::kOpenMonths:
      return OfTally(column, row);
  }
  return std::nullopt;
}

}  // namespace waymark::query
