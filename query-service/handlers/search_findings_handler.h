#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_FINDINGS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_FINDINGS_HANDLER_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/search.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/handlers/search/search_run.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// SearchFindings. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED, SEARCH_TOO_BROAD.
class SearchFindingsHandler {
 public:
  explicit SearchFindingsHandler(const reference::ReferenceData& reference,
                                 SearchBounds bounds = {})
      : reference_(reference), bounds_(bounds) {}

  absl::StatusOr<v1::SearchFindingsResponse> Handle(const View& view,
                                                    v1::SearchFindingsRequest request) const;

 private:
  // The query, once the request as a whole is in order.
  absl::StatusOr<SearchQuery> Check(v1::SearchFindingsRequest& request) const;

  const reference::ReferenceData& reference_;
  const SearchBounds bounds_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SEARCH_FINDINGS_HANDLER_H_
