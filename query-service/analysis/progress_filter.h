#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_FILTER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_FILTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/model/date_order.h"
#include "common/reference/reference_data.h"

namespace waymark::query {

// What of an episode an answer shows. It hides points; it changes no value but figures, which
// rest on nothing after its last day: the standing now or a baseline figure may rest on a visit
// that is hidden. (AsOf is what asks about the past.)
struct ProgressFilter {
  std::vector<std::string> service_areas = {};  // names; empty: all
  std::vector<std::string> themes = {};         // names; empty: all
  std::vector<std::string> measures = {};       // names; empty: all
  model::DayFilter days = {};
};

// Whether `name` is among `wanted`, or nothing is asked for.
bool Wants(const std::vector<std::string>& wanted, std::string_view name);

// The same for a service area, which is wanted also where one above it in the tree is.
bool WantsServiceArea(const reference::ReferenceData& reference,
                      const std::vector<std::string>& wanted, std::string_view name);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_FILTER_H_
