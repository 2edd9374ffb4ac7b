#include "query-service/analysis/reference_messages.h"

#include <cstddef>
#include <string>

#include "common/model/day_text.h"
#include "common/model/resource_name.h"

namespace waymark::query {
namespace {

// The id in "{collection}/{id}" as it stands there; empty for a name of another form. To look it
// up: whether it is a well-formed one shows in its being found.
std::string_view IdIn(std::string_view collection, std::string_view name) {
  const std::size_t slash = collection.size();
  const bool is_of =
      name.size() > slash && name[slash] == '/' && name.substr(0, slash) == collection;
  if (!is_of || name.find('/', slash + 1) != std::string_view::npos) return "";
  return name.substr(slash + 1);
}

// The name of an entry that may be absent.
std::string OptionalName(std::string_view collection, const std::string& id) {
  return id.empty() ? "" : model::FormatSingle(collection, id);
}

v1::MeasureUnit UnitOf(const reference::Measure& measure) {
  switch (measure.unit) {
    case reference::MeasureUnit::kPercent:
      return v1::MEASURE_UNIT_PERCENT;
    case reference::MeasureUnit::kCount:
      return v1::MEASURE_UNIT_COUNT;
    case reference::MeasureUnit::kFte:
      return v1::MEASURE_UNIT_FTE;
    case reference::MeasureUnit::kRatio:
      return v1::MEASURE_UNIT_RATIO;
  }
  return v1::MEASURE_UNIT_UNSPECIFIED;
}

v1::Better BetterOf(const reference::Measure& measure) {
  switch (measure.better) {
    case reference::Better::kHigher:
      return v1::BETTER_HIGHER;
    case reference::Better::kLower:
      return v1::BETTER_LOWER;
    case reference::Better::kNone:
      return v1::BETTER_NONE;
  }
  return v1::BETTER_UNSPECIFIED;
}

}  // namespace

v1::Authority AuthorityMessage(const reference::Authority& authority) {
  v1::Authority message;
  message.set_name(model::FormatSingle(model::kAuthorities, authority.id));
  message.set_display_name(authority.name);
  message.set_council_type(authority.council_type);
  message.set_region(authority.region);
  message.set_valid_from_date(model::DayText(authority.valid_from));
  message.set_valid_to_date(model::DayText(authority.valid_to));
  return message;
}

v1::Theme ThemeMessage(const reference::Theme& theme) {
  v1::Theme message;
  message.set_name(model::FormatSingle(model::kThemes, theme.id));
  message.set_display_name(theme.label);
  message.set_group(theme.group);
  message.set_valid_to_date(model::DayText(theme.valid_to));
  message.set_replaced_by(OptionalName(model::kThemes, theme.replaced_by));
  return message;
}

v1::Measure MeasureMessage(const reference::Measure& measure) {
  v1::Measure message;
  message.set_name(model::FormatSingle(model::kMeasures, measure.id));
  message.set_display_name(measure.label);
  message.set_unit(UnitOf(measure));
  message.set_better(BetterOf(measure));
  message.set_population(measure.population);
  for (const std::string& group : measure.age_groups) message.add_age_groups(group);
  message.set_date_basis(measure.date_basis);
  message.set_defined_by(measure.defined_by);
  message.set_complement(OptionalName(model::kMeasures, measure.complement));
  message.set_comparable(measure.comparable);
  message.set_valid_to_date(model::DayText(measure.valid_to));
  message.set_replaced_by(OptionalName(model::kMeasures, measure.replaced_by));
  return message;
}

const reference::Theme* FindThemeByName(const reference::ReferenceData& reference,
                                        std::string_view name) {
  return reference.FindTheme(IdIn(model::kThemes, name));
}

const reference::Measure* FindMeasureByName(const reference::ReferenceData& reference,
                                            std::string_view name) {
  return reference.FindMeasure(IdIn(model::kMeasures, name));
}

const reference::ServiceArea* FindServiceAreaByName(const reference::ReferenceData& reference,
                                                    std::string_view name) {
  return reference.FindServiceArea(IdIn(model::kServiceAreas, name));
}

}  // namespace waymark::query
