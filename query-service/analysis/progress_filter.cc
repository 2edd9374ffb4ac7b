#include "query-service/analysis/progress_filter.h"

#include <algorithm>
#include <cstddef>

#include "common/model/resource_name.h"

namespace waymark::query {

bool Wants(const std::vector<std::string>& wanted, std::string_view name) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

bool WantsServiceArea(const reference::ReferenceData& reference,
                      const std::vector<std::string>& wanted, std::string_view name) {
  if (Wants(wanted, name)) return true;
  const auto id = model::ParseSingle(model::kServiceAreas, name);
  const reference::ServiceArea* area = id.ok() ? reference.FindServiceArea(*id) : nullptr;
  // The tree is checked when it is loaded; the bound only makes an end certain.
  for (size_t depth = 0; area != nullptr && depth < reference.service_areas().size(); ++depth) {
    if (area->parent.empty()) return false;
    if (Wants(wanted, model::FormatSingle(model::kServiceAreas, area->parent))) return true;
    area = reference.FindServiceArea(area->parent);
  }
  return false;
}

}  // namespace waymark::query
