#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_GRADED_AREA_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_GRADED_AREA_H_

#include <string_view>

#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::query {

// The grade of an inspection in an area as compared across frameworks ("leadership"): that of the
// judgement whose area is equivalent to it. A joint judgement is an area of its own. UNSPECIFIED
// where there is none.
v1::Grade GradeIn(const reference::ReferenceData& reference, const v1::Visit& inspection,
                  std::string_view area);

// Whether the framework may judge such an area: true also where that is not known, as the framework
// is not or its areas are not listed.
bool MayJudge(const reference::ReferenceData& reference, v1::Framework framework,
              std::string_view area);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_GRADED_AREA_H_
