#include "ingest-service/rules/statements/observation_rules.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/model/resource_name.h"
#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/limits.h"

namespace waymark::ingest {
namespace {

using reference::MeasureUnit;
using v1::Observation;

constexpr double kAllOfThem = 100;  // per cent

void CheckSaysSomething(const Observation& observation, Violations& violations) {
  if (observation.has_value() || !IsBlank(observation.wording()) ||
      observation.movement() != v1::MOVEMENT_UNSPECIFIED || observation.has_stated_change()) {
    return;
  }
  violations.Add(v1::VIOLATION_REASON_REQUIRED,
                 "says nothing; give a value, wording, movement or stated_change");
}

void CheckWhatIsCounted(const Observation& observation, Violations& violations) {
  const bool has_label = !IsBlank(observation.label());
  if (observation.measure().empty() && !has_label) {
    violations.AddAt("measure", v1::VIOLATION_REASON_REQUIRED,
                     "is required; write measures/{measure_id}, or a label where none fits");
  }
  if (!observation.measure().empty() && has_label) {
    violations.AddAt("label", v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for what no measure fits; leave it or measure empty");
  }
  if (!observation.unit().empty() && !has_label) {
    violations.AddAt("unit", v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for a label; a measure has its unit");
  }
}

// Why a figure cannot be one of this unit; empty where it can.
std::string_view UnitFault(MeasureUnit unit, double figure) {
  switch (unit) {
    case MeasureUnit::kPercent:
      return figure < 0 || figure > kAllOfThem ? "a percentage is 0 to 100" : "";
    case MeasureUnit::kCount:
      return figure < 0 || figure != std::floor(figure) ? "a count is a whole number, 0 or more"
                                                        : "";
    case MeasureUnit::kFte:
      return figure < 0 ? "full-time equivalents are 0 or more" : "";
    case MeasureUnit::kRatio:
      return figure < 0 ? "a ratio is 0 or more" : "";
  }
  return "";
}

void CheckUnit(const reference::Measure& measure, std::string_view field, double figure,
               Violations& violations) {
  if (!std::isfinite(figure)) return;  // reported as such by CheckFields
  const std::string_view fault = UnitFault(measure.unit, figure);
  if (fault.empty()) return;
  violations.AddAt(field, v1::VIOLATION_REASON_OUT_OF_RANGE,
                   absl::StrCat(model::DecimalText(figure),
                                " does not fit the measure's unit: ", std::string(fault)));
}

void CheckFigures(const reference::ReferenceData& reference, const Observation& observation,
                  Violations& violations) {
  const absl::StatusOr<std::string> id =
      model::ParseSingle(model::kMeasures, observation.measure());
  const reference::Measure* measure = id.ok() ? reference.FindMeasure(*id) : nullptr;
  if (measure != nullptr && observation.has_value()) {
    CheckUnit(*measure, "value", observation.value(), violations);
  }
  if (!observation.has_upper_value()) return;
  if (measure != nullptr) {
    CheckUnit(*measure, "upper_value", observation.upper_value(), violations);
  }
  if (!observation.has_value()) {
    violations.AddAt("upper_value", v1::VIOLATION_REASON_CONTRADICTION,
                     "is the upper end of a range; give its lower end as value, or an upper bound "
                     "as value with qualifier AT_MOST");
  } else if (observation.upper_value() < observation.value()) {
    violations.AddAt("upper_value", v1::VIOLATION_REASON_OUT_OF_RANGE,
                     absl::StrCat(model::DecimalText(observation.upper_value()), " is below value ",
                                  model::DecimalText(observation.value())));
  }
}

void CheckQualifier(const Observation& observation, Violations& violations) {
  if (observation.has_value() || observation.qualifier() == v1::QUALIFIER_WORDED) return;
  violations.AddAt("qualifier", v1::VIOLATION_REASON_CONTRADICTION,
                   "qualifies a value and there is none; give it, or leave qualifier out");
}

void CheckFraction(const Observation& observation, Violations& violations) {
  if (observation.has_numerator() == observation.has_denominator()) return;
  violations.AddAt(observation.has_numerator() ? "denominator" : "numerator",
                   v1::VIOLATION_REASON_REQUIRED,
                   "numerator and denominator go together; give both or neither");
}

void CheckStatedChange(const Observation& observation, Violations& violations) {
  const bool has_form = observation.stated_change_form() != v1::CHANGE_FORM_UNSPECIFIED;
  if (observation.has_stated_change() && !has_form) {
    violations.AddAt("stated_change_form", v1::VIOLATION_REASON_REQUIRED,
                     "is required with stated_change; write IN_UNIT or RELATIVE");
  }
  if (has_form && !observation.has_stated_change()) {
    violations.AddAt("stated_change_form", v1::VIOLATION_REASON_CONTRADICTION,
                     "is the form of stated_change and there is none; give it or leave this out");
  }
}

void CheckAsOf(const Observation& observation, Violations& violations) {
  if (observation.as_of_date().empty() ||
      observation.as_of_event() == v1::AS_OF_EVENT_UNSPECIFIED) {
    return;
  }
  violations.AddAt("as_of_event", v1::VIOLATION_REASON_CONTRADICTION,
                   "stands beside as_of_date; give the one the source gives");
}

// Whose figures they are follows from who gives them: those of the inspectorate make the series
// LETTER, and a figure in somebody's own name must not slip into it.
void CheckBasis(const Observation& observation, Violations& violations) {
  const v1::Speaker speaker = observation.speaker();
  const v1::SeriesBasis basis = observation.basis();
  if (speaker == v1::SPEAKER_UNSPECIFIED) return;
  const bool is_inspectorate = speaker == v1::SPEAKER_INSPECTORATE;
  if (basis == v1::SERIES_BASIS_UNSPECIFIED && !is_inspectorate) {
    violations.AddAt("basis", v1::VIOLATION_REASON_REQUIRED,
                     "is required where another than the inspectorate gives the figure; write "
                     "LOCAL_DATA or OFFICIAL_STATISTICS");
  } else if (basis == v1::SERIES_BASIS_LETTER && !is_inspectorate) {
    violations.AddAt("basis", v1::VIOLATION_REASON_CONTRADICTION,
                     "LETTER is for figures of the inspectorate; write LOCAL_DATA or "
                     "OFFICIAL_STATISTICS, or speaker INSPECTORATE where it is only reported here");
  } else if (basis == v1::SERIES_BASIS_LOCAL_DATA && is_inspectorate) {
    violations.AddAt(
        "basis", v1::VIOLATION_REASON_CONTRADICTION,
        "LOCAL_DATA is for figures another speaker gives in its own name; write LETTER "
        "or that speaker");
  }
}

void CheckRivals(const Observation& observation, Violations& violations) {
  for (int i = 0; i < std::min(observation.rival_ids_size(), kMaxElements); ++i) {
    if (observation.rival_ids(i) != observation.id()) continue;
    const ScopedField scope(violations, "rival_ids", i);
    violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                   "is the observation itself; name other readings of the figure");
  }
}

}  // namespace

void CheckObservations(const reference::ReferenceData& reference, const v1::Visit& visit,
                       Violations& violations) {
  for (int i = 0; i < std::min(visit.observations_size(), kMaxObservations); ++i) {
    const ScopedField scope(violations, "observations", i);
    const Observation& observation = visit.observations(i);
    CheckSaysSomething(observation, violations);
    CheckWhatIsCounted(observation, violations);
    CheckFigures(reference, observation, violations);
    CheckQualifier(observation, violations);
    CheckFraction(observation, violations);
    CheckStatedChange(observation, violations);
    CheckAsOf(observation, violations);
    CheckBasis(observation, violations);
    CheckRivals(observation, violations);
  }
}

}  // namespace waymark::ingest
