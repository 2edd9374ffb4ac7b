#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_CHECKS_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_CHECKS_H_

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {

// Checks a request of CompareAuthorities, and puts its authorities into canonical form.
void CheckComparison(const reference::ReferenceData& reference,
                     v1::CompareAuthoritiesRequest& request, RequestChecks& checks);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_CHECKS_H_
