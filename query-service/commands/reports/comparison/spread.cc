#include "query-service/commands/reports/comparison/spread.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/chart_value.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

constexpr int kFiguresRead = 4;

v1::RankBy RankedBy(const ComparisonTopic& topic) {
  const v1::RankBy rank_by = topic.request.measure().rank_by();
  return rank_by == v1::RANK_BY_UNSPECIFIED ? v1::RANK_BY_VALUE : rank_by;
}

// A figure of the column that is ranked: "49.23 %", "+4.2 percentage points a month".
std::string RankedFigure(double figure, const ComparisonTopic& topic) {
  const double read = ForReading(figure);
  switch (RankedBy(topic)) {
    case v1::RANK_BY_CHANGE:
      return absl::StrCat(SignedNumber(read), ChangeUnit(topic.unit));
    case v1::RANK_BY_CHANGE_PER_MONTH:
      return absl::StrCat(SignedNumber(read), ChangeUnit(topic.unit), " a month");
    default:
      return absl::StrCat(model::DecimalText(read), AxisUnit(topic.unit));
  }
}

}  // namespace

double ForReading(double number) { return model::RoundToFigures(number, kFiguresRead); }

void WriteSpread(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic,
                 Report& report) {
  const v1::GroupStatistics& spread = response.statistics();
  if (!IsRanked(spread)) return;
  const auto figure = [&topic](double number) { return RankedFigure(number, topic); };
  report.Section(absl::StrCat("Spread of the ", Label(RankedBy(topic))));
  report.Field("Authorities", absl::StrCat(spread.n(), ", each counted alike, whatever its size"));
  report.Field("Range", absl::StrCat(figure(spread.min()), " to ", figure(spread.max())));
  report.Field("Median", figure(spread.median()));
  report.Field("Quartiles", spread.has_lower_quartile()
                                ? absl::StrCat(figure(spread.lower_quartile()), " and ",
                                               figure(spread.upper_quartile()))
                                : std::string("only from four authorities on"));
  report.Field("Mean", figure(spread.mean()));
}

}  // namespace waymark::query::client
