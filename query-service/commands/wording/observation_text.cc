#include "query-service/commands/wording/observation_text.h"

#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/decimal.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

// Behind a figure: of the measure, or of the observation's own unit where it has no measure.
std::string UnitText(const v1::Observation& observation, v1::MeasureUnit unit) {
  if (unit == v1::MEASURE_UNIT_UNSPECIFIED && !observation.unit().empty()) {
    const auto known = ParseLabel<v1::MeasureUnit>(observation.unit());
    if (!known.has_value()) return absl::StrCat(" ", observation.unit());
    unit = *known;
  }
  switch (unit) {
    case v1::MEASURE_UNIT_PERCENT:
      return " %";
    case v1::MEASURE_UNIT_FTE:
      return " FTE";
    default:
      return "";
  }
}

std::string QualifierText(v1::Qualifier qualifier) {
  switch (qualifier) {
    case v1::QUALIFIER_APPROXIMATE:
      return "about ";
    case v1::QUALIFIER_AT_LEAST:
    case v1::QUALIFIER_MORE_THAN:
    case v1::QUALIFIER_AT_MOST:
    case v1::QUALIFIER_LESS_THAN:
      return absl::StrCat(Label(qualifier), " ");
    default:
      return "";
  }
}

std::string FigureText(const v1::Observation& observation, v1::MeasureUnit unit) {
  std::string text = QualifierText(observation.qualifier());
  absl::StrAppend(&text, model::DecimalText(observation.value()));
  if (observation.has_upper_value()) {
    absl::StrAppend(&text, " to ", model::DecimalText(observation.upper_value()));
  }
  absl::StrAppend(&text, UnitText(observation, unit));
  if (observation.has_numerator() && observation.has_denominator()) {
    absl::StrAppend(&text, " (", model::DecimalText(observation.numerator()), " of ",
                    model::DecimalText(observation.denominator()), ")");
  }
  return text;
}

std::string ChangeText(const v1::Observation& observation, v1::MeasureUnit unit) {
  const double change = observation.stated_change();
  return absl::StrCat(
      change < 0 ? "a fall of " : "a rise of ", model::DecimalText(std::abs(change)),
      observation.stated_change_form() == v1::CHANGE_FORM_RELATIVE ? " of the earlier value"
                                                                   : ChangeUnit(unit));
}

std::string EventText(v1::AsOfEvent event) {
  switch (event) {
    case v1::AS_OF_EVENT_BASELINE:
      return "at the baseline";
    case v1::AS_OF_EVENT_PREVIOUS_VISIT:
      return "at the visit before";
    default:
      return "at the visit";
  }
}

}  // namespace

std::string ValueText(const v1::Observation& observation, v1::MeasureUnit unit) {
  std::vector<std::string> parts;
  const bool worded = observation.qualifier() == v1::QUALIFIER_WORDED;
  if (observation.has_value() && !worded) parts.push_back(FigureText(observation, unit));
  if (!observation.wording().empty()) {
    parts.push_back(absl::StrCat("'", observation.wording(), "'"));
  }
  if (observation.has_value() && worded) {
    parts.push_back(absl::StrCat("sorted as ", FigureText(observation, unit)));
  }
  if (observation.movement() != v1::MOVEMENT_UNSPECIFIED) {
    parts.push_back(Label(observation.movement()));
  }
  if (observation.has_stated_change()) parts.push_back(ChangeText(observation, unit));
  if (parts.empty()) return "no figure given";
  return absl::StrCat(absl::StrJoin(parts, ", "), ComparatorText(observation.comparator()));
}

std::string ChangeUnit(v1::MeasureUnit unit) {
  switch (unit) {
    case v1::MEASURE_UNIT_PERCENT:
      return " percentage points";
    case v1::MEASURE_UNIT_FTE:
      return " FTE";
    default:
      return "";
  }
}

std::string ComparatorText(v1::Comparator comparator) {
  if (comparator == v1::COMPARATOR_UNSPECIFIED || comparator == v1::COMPARATOR_OTHER) return "";
  return absl::StrCat(" ", Label(comparator));
}

std::string PointDate(const v1::ObservationPoint& point) {
  const v1::Observation& observation = point.observation();
  if (!observation.as_of_date().empty()) return DateText(observation.as_of_date());
  return absl::StrCat(EventText(observation.as_of_event()), ", ",
                      SpanText(point.earliest_date(), point.latest_date()));
}

std::string PointValue(const v1::ObservationPoint& point, v1::MeasureUnit unit) {
  return absl::StrCat(ValueText(point.observation(), unit), point.disputed() ? ", disputed" : "");
}

std::string ValueAndDate(const v1::ObservationPoint& point, v1::MeasureUnit unit) {
  return absl::StrCat(ValueText(point.observation(), unit), " (", PointDate(point),
                      point.disputed() ? ", disputed)" : ")");
}

CitedText PointSources(const v1::ObservationPoint& point, SourceList& sources) {
  CitedText text = sources.Cite(point.sources(), point.visit());
  const v1::Observation& observation = point.observation();
  if (observation.speaker() != v1::SPEAKER_INSPECTORATE &&
      observation.speaker() != v1::SPEAKER_UNSPECIFIED) {
    text.Add(absl::StrCat(", says ", Label(observation.speaker())));
  }
  if (point.second_hand()) text.Add(", second hand");
  return text;
}

}  // namespace waymark::query::client
