#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_CHANGED_FIELDS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_CHANGED_FIELDS_H_

#include <string>
#include <vector>

#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// Where two revisions of a visit differ: fields by name, in the order Visit declares them. Of lists
// whose elements have ids (findings, observations, recommendations, sources) the elements added,
// changed or removed, as "findings[f2]", in the order of the list and removed ones last; the list
// by its name alone where only the order of its elements differs. Output-only fields are never
// among them. An empty `before` gives all that is set.
std::vector<std::string> ChangedFields(const v1::Visit& before, const v1::Visit& after);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_CHANGED_FIELDS_H_
