#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_CALLER_VISIBILITY_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_CALLER_VISIBILITY_H_

#include <string_view>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/query_service.pb.h"

#include "common/security/policy/rights.h"
#include "query-service/projections/visibility.h"

namespace waymark::query {

// Which visits a call of this method rests on, by what its caller may do.
Visibility VisibilityOf(std::string_view method, const security::Rights& rights);

// Whether of revisions it sees who wrote them and when, and nothing of what they say.
bool SeesHistoryAlone(const security::Rights& rights);

// Leaves out why visits were withdrawn, which is free text.
void RemoveReasons(v1::ListVisitRevisionsResponse& response);

// Whether NOT_PUBLISHED must be said in the place of NO_VISITS: the caller does not see all of the
// authority, and there may be visits that it does not see.
bool HidesWhetherVisited(const Visibility& visibility, const v1::Exclusion& exclusion);
// The exclusion, saying NOT_PUBLISHED.
v1::Exclusion NotPublished(v1::Exclusion exclusion);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_CALLER_VISIBILITY_H_
