#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_REFERENCE_MESSAGES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_REFERENCE_MESSAGES_H_

#include <string_view>

#include "waymark/v1/reference.pb.h"

#include "common/reference/records.h"
#include "common/reference/reference_data.h"

namespace waymark::query {

// Reference data as answers give it.

// Without codes, predecessors and successors.
v1::Authority AuthorityMessage(const reference::Authority& authority);
v1::Theme ThemeMessage(const reference::Theme& theme);
v1::Measure MeasureMessage(const reference::Measure& measure);

// By name ("themes/caseloads"): null for one the reference data does not have, or of another form.
const reference::Theme* FindThemeByName(const reference::ReferenceData& reference,
                                        std::string_view name);
const reference::Measure* FindMeasureByName(const reference::ReferenceData& reference,
                                            std::string_view name);
const reference::ServiceArea* FindServiceAreaByName(const reference::ReferenceData& reference,
                                                    std::string_view name);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_REFERENCE_MESSAGES_H_
