#include "query-service/commands/reports/progress_measures.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kIndent = 2;

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
              SourceList& sources, Table& table) {
  table.AddRow({PointDate(point), absl::StrCat(std::string(kind), PointValue(point, unit)),
                ShortName(point.visit()), PointSources(point, sources)});
}

void WriteSeries(const v1::MeasureTrajectory& series, Page& page) {
  const v1::Measure& measure = series.measure();
  page.Paragraph("", absl::StrCat(measure.display_name(), " (", ShortName(measure.name()), ")"));
  page.Field("Series", SeriesText(series), kIndent);
  page.Field("Change", ChangeText(series), kIndent);
  if (series.has_change()) page.Field("Per month", PerMonthText(series), kIndent);
  page.Field("Direction", DirectionText(series.direction(), series.direction_basis()), kIndent);
  Table table({"Date", "Value", "Reported by", "Sources"});
  for (const v1::ObservationPoint& point : series.points()) {
    AddPoint(point, measure.unit(), "", page.sources(), table);
  }
  for (const v1::ObservationPoint& point : series.targets()) {
    AddPoint(point, measure.unit(), Label(point.observation().kind()) + ": ", page.sources(),
             table);
  }
  page.Append(table, kIndent);
  page.Notes(series.notes(), kIndent);
}

}  // namespace

void WriteMeasures(const v1::GetProgressResponse& response, Page& page) {
  page.Section("Measures");
  if (response.measures().empty()) page.Paragraph("", kNoneHere);
  bool first = true;
  for (const v1::MeasureTrajectory& series : response.measures()) {
    if (!std::exchange(first, false)) page.Gap();
    WriteSeries(series, page);
  }
}

void WriteUnlisted(const v1::GetProgressResponse& response, Page& page) {
  if (response.unlisted_observations().empty()) return;
  page.Section("Counted without a listed measure");
  Table table({"What", "Value", "Date", "Reported by", "Sources"});
  for (const v1::ObservationPoint& point : response.unlisted_observations()) {
    table.AddRow({point.observation().label(), PointValue(point, v1::MEASURE_UNIT_UNSPECIFIED),
                  PointDate(point), ShortName(point.visit()), PointSources(point, page.sources())});
  }
  page.Append(table);
}

}  // namespace waymark::query::client
