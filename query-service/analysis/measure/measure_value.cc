#include "query-service/analysis/measure/measure_value.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/decimal.h"

namespace waymark::query {
namespace {

bool IsWorded(const v1::Observation& observation) {
  return !observation.has_value() || !std::isfinite(observation.value()) ||
         observation.qualifier() == v1::QUALIFIER_WORDED;
}

std::string Figure(double value, const reference::Measure* measure) {
  std::string text = model::DecimalText(value);
  if (measure == nullptr) return text;
  if (measure->unit == reference::MeasureUnit::kPercent) return text + " %";
  if (measure->unit == reference::MeasureUnit::kFte) return text + " FTE";
  return text;
}

std::string QualifierText(v1::Qualifier qualifier) {
  switch (qualifier) {
    case v1::QUALIFIER_APPROXIMATE:
      return "about ";
    case v1::QUALIFIER_AT_LEAST:
      return "at least ";
    case v1::QUALIFIER_MORE_THAN:
      return "more than ";
    case v1::QUALIFIER_AT_MOST:
      return "at most ";
    case v1::QUALIFIER_LESS_THAN:
      return "less than ";
    default:
      return "";
  }
}

std::string FigureText(const v1::Observation& observation, const reference::Measure* measure) {
  if (observation.has_upper_value()) {
    return absl::StrCat(model::DecimalText(observation.value()), " to ",
                        Figure(observation.upper_value(), measure));
  }
  return QualifierText(observation.qualifier()) + Figure(observation.value(), measure);
}

std::string ChangeText(const v1::Observation& observation, const reference::Measure* measure) {
  const double change = observation.stated_change();
  const std::string way = change < 0 ? "a fall of " : "a rise of ";
  if (observation.stated_change_form() == v1::CHANGE_FORM_RELATIVE) {
    return absl::StrCat(way, model::DecimalText(std::abs(change)), " of the earlier value");
  }
  const bool percent = measure != nullptr && measure->unit == reference::MeasureUnit::kPercent;
  return absl::StrCat(way, model::DecimalText(std::abs(change)),
                      percent ? " percentage points" : "");
}

std::string MovementText(v1::Movement movement) {
  switch (movement) {
    case v1::MOVEMENT_ROSE:
      return "rose";
    case v1::MOVEMENT_FELL:
      return "fell";
    case v1::MOVEMENT_UNCHANGED:
      return "unchanged";
    default:
      return "";
  }
}

bool SameNumber(bool has_a, double a, bool has_b, double b) {
  return has_a == has_b && (!has_a || a == b);
}

}  // namespace

bool IsNumeric(const v1::Observation& observation) {
  return !IsWorded(observation) && !observation.has_upper_value() &&
         (observation.qualifier() == v1::QUALIFIER_EXACT ||
          observation.qualifier() == v1::QUALIFIER_APPROXIMATE ||
          observation.qualifier() == v1::QUALIFIER_UNSPECIFIED);
}

bool IsApproximate(const v1::Observation& observation) {
  return observation.qualifier() == v1::QUALIFIER_APPROXIMATE;
}

bool IsBound(const v1::Observation& observation) {
  return !IsWorded(observation) && !IsNumeric(observation);
}

std::optional<ValueSpan> SpanOfValue(const v1::Observation& observation) {
  if (IsWorded(observation)) return std::nullopt;
  const v1::Qualifier qualifier = observation.qualifier();
  ValueSpan span{.low = std::nullopt,
                 .high = std::nullopt,
                 .excludes_low = qualifier == v1::QUALIFIER_MORE_THAN,
                 .excludes_high = qualifier == v1::QUALIFIER_LESS_THAN};
  if (qualifier != v1::QUALIFIER_AT_MOST && qualifier != v1::QUALIFIER_LESS_THAN) {
    span.low = observation.value();
  }
  if (qualifier != v1::QUALIFIER_AT_LEAST && qualifier != v1::QUALIFIER_MORE_THAN) {
    span.high = observation.has_upper_value() ? observation.upper_value() : observation.value();
  }
  return span;
}

bool SaySame(const v1::Observation& a, const v1::Observation& b) {
  if (IsNumeric(a) && IsNumeric(b)) return model::AgreeWhenRounded(a.value(), b.value());
  return a.qualifier() == b.qualifier() && a.wording() == b.wording() &&
         a.movement() == b.movement() && a.comparator() == b.comparator() &&
         SameNumber(a.has_value(), a.value(), b.has_value(), b.value()) &&
         SameNumber(a.has_upper_value(), a.upper_value(), b.has_upper_value(), b.upper_value()) &&
         SameNumber(a.has_stated_change(), a.stated_change(), b.has_stated_change(),
                    b.stated_change()) &&
         a.stated_change_form() == b.stated_change_form();
}

bool Contradict(const v1::Observation& a, const v1::Observation& b) {
  const std::optional<ValueSpan> span_a = SpanOfValue(a);
  const std::optional<ValueSpan> span_b = SpanOfValue(b);
  if (!span_a.has_value() || !span_b.has_value()) return false;
  // A figure at an exclusive bound may be rounded.
  const bool are_bounds = IsBound(a) && IsBound(b);
  const auto below = [are_bounds](const ValueSpan& lower, const ValueSpan& higher) {
    if (!lower.high.has_value() || !higher.low.has_value()) return false;
    if (*lower.high == *higher.low) {
      return are_bounds && (lower.excludes_high || higher.excludes_low);
    }
    return *lower.high < *higher.low && !model::AgreeWhenRounded(*lower.high, *higher.low);
  };
  return below(*span_a, *span_b) || below(*span_b, *span_a);
}

v1::Movement ToldMovement(const v1::Observation& observation) {
  if (observation.comparator() == v1::COMPARATOR_PLAN ||
      observation.comparator() == v1::COMPARATOR_NATIONAL) {
    return v1::MOVEMENT_UNSPECIFIED;
  }
  if (observation.movement() != v1::MOVEMENT_UNSPECIFIED) return observation.movement();
  if (!observation.has_stated_change()) return v1::MOVEMENT_UNSPECIFIED;
  if (observation.stated_change() == 0) return v1::MOVEMENT_UNCHANGED;
  return observation.stated_change() > 0 ? v1::MOVEMENT_ROSE : v1::MOVEMENT_FELL;
}

v1::Direction DirectionOf(v1::Movement movement, const reference::Measure* measure) {
  if (measure == nullptr || measure->better == reference::Better::kNone ||
      movement == v1::MOVEMENT_UNSPECIFIED) {
    return v1::DIRECTION_UNSPECIFIED;
  }
  if (movement == v1::MOVEMENT_UNCHANGED) return v1::DIRECTION_UNCHANGED;
  const bool higher_is_better = measure->better == reference::Better::kHigher;
  return (movement == v1::MOVEMENT_ROSE) == higher_is_better ? v1::DIRECTION_IMPROVED
                                                             : v1::DIRECTION_DECLINED;
}

std::string ValueText(const v1::Observation& observation, const reference::Measure* measure) {
  std::vector<std::string> parts;
  if (!IsWorded(observation)) parts.push_back(FigureText(observation, measure));
  if (!observation.wording().empty())
    parts.push_back(absl::StrCat("'", observation.wording(), "'"));
  if (observation.has_stated_change()) parts.push_back(ChangeText(observation, measure));
  if (observation.movement() != v1::MOVEMENT_UNSPECIFIED) {
    parts.push_back(MovementText(observation.movement()));
  }
  if (parts.empty()) return "no words or figure";
  return absl::StrJoin(parts, ", ");
}

}  // namespace waymark::query
