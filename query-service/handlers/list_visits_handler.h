#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit_list.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// ListVisits. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED.
class ListVisitsHandler {
 public:
  // A page ends after so many visits were looked at, however few fit: a filter that hardly any
  // visit fits would keep a thread for as long as the store is large.
  static constexpr std::size_t kMaxLookedAt = 20'000;

  explicit ListVisitsHandler(const reference::ReferenceData& reference,
                             std::size_t max_looked_at = kMaxLookedAt)
      : reference_(reference), max_looked_at_(max_looked_at) {}

  absl::StatusOr<v1::ListVisitsResponse> Handle(const View& view,
                                                v1::ListVisitsRequest request) const;

 private:
  // What the phrase asks for, once the request as a whole is in order.
  absl::StatusOr<SearchQuery> Check(v1::ListVisitsRequest& request) const;

  const reference::ReferenceData& reference_;
  const std::size_t max_looked_at_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_
