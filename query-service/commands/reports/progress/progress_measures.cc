#include "query-service/commands/reports/progress/progress_measures.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/progress/measure_chart.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string SeriesText(const v1::MeasureTrajectory& series) {
  std::vector<std::string> parts = {Label(series.basis())};
  if (!series.cohort().empty()) parts.push_back(absl::StrCat("of ", ShortName(series.cohort())));
  if (!series.definition().empty()) {
    parts.push_back(absl::StrCat("by the definition ", series.definition()));
  }
  return absl::StrJoin(parts, ", ");
}

std::string ChangeText(const v1::MeasureTrajectory& series) {
  const v1::MeasureUnit unit = series.measure().unit();
  if (series.has_change()) {
    return absl::StrCat(ValueAndDate(series.baseline(), unit), " to ",
                        ValueAndDate(series.latest(), unit), ": ", SignedNumber(series.change()),
                        ChangeUnit(unit));
  }
  if (!series.has_baseline() && !series.has_latest()) {
    return "not known: no figure to calculate with";
  }
  const v1::ObservationPoint& point = series.has_latest() ? series.latest() : series.baseline();
  return absl::StrCat("not known: one figure only, ", ValueAndDate(point, unit));
}

std::string PerMonthText(const v1::MeasureTrajectory& series) {
  if (!series.has_change_per_month() && !series.has_change_per_month_since_publication() &&
      !series.has_change_per_month_since_fieldwork()) {
    return "not known";
  }
  const auto rate = [](bool known, const v1::Range& range) {
    return known ? RangeText(range, /*change=*/true) : std::string("not known");
  };
  return absl::StrCat(rate(series.has_change_per_month(), series.change_per_month()),
                      " between the two; ",
                      rate(series.has_change_per_month_since_publication(),
                           series.change_per_month_since_publication()),
                      " from the baseline's publication; ",
                      rate(series.has_change_per_month_since_fieldwork(),
                           series.change_per_month_since_fieldwork()),
                      " from its fieldwork");
}

void AddPoint(const v1::ObservationPoint& point, v1::MeasureUnit unit, std::string_view kind,
              SourceList& sources, Grid& grid) {
  grid.rows.push_back({{PointDate(point), absl::StrCat(std::string(kind), PointValue(point, unit)),
                        ShortName(point.visit()), PointSources(point, sources)},
                       {}});
}

void WriteSeries(const v1::MeasureTrajectory& series, Report& report) {
  const v1::Measure& measure = series.measure();
  report.Add(Subject{absl::StrCat(measure.display_name(), " (", ShortName(measure.name()), ")")});
  report.Field("Series", SeriesText(series));
  report.Field("Change", ChangeText(series));
  if (series.has_change()) report.Field("Per month", PerMonthText(series));
  report.Field("Direction", DirectionText(series.direction(), series.direction_basis()));
  if (auto chart = ChartOf(series); chart.has_value()) report.Add(*std::move(chart));
  Grid grid{.columns = {"Date", "Value", "Reported by", "Sources"}, .rows = {}};
  for (const v1::ObservationPoint& point : series.points()) {
    AddPoint(point, measure.unit(), "", report.sources(), grid);
  }
  for (const v1::ObservationPoint& point : series.targets()) {
    AddPoint(point, measure.unit(), Label(point.observation().kind()) + ": ", report.sources(),
             grid);
  }
  report.Add(std::move(grid));
  report.Notes(series.notes());
}

}  // namespace

void WriteMeasures(const v1::GetProgressResponse& response, Report& report) {
  report.Section("Measures");
  if (response.measures().empty()) report.Say(kNoneHere);
  for (const v1::MeasureTrajectory& series : response.measures()) WriteSeries(series, report);
}

void WriteUnlisted(const v1::GetProgressResponse& response, Report& report) {
  if (response.unlisted_observations().empty()) return;
  report.Section("Counted without a listed measure");
  Grid grid{.columns = {"What", "Value", "Date", "Reported by", "Sources"}, .rows = {}};
  for (const v1::ObservationPoint& point : response.unlisted_observations()) {
    grid.rows.push_back(
        {{point.observation().label(), PointValue(point, v1::MEASURE_UNIT_UNSPECIFIED),
          PointDate(point), ShortName(point.visit()), PointSources(point, report.sources())},
         {}});
  }
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
