#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// ListVisits. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED.
class ListVisitsHandler {
 public:
  explicit ListVisitsHandler(const reference::ReferenceData& reference) : reference_(reference) {}

  absl::StatusOr<v1::ListVisitsResponse> Handle(const View& view,
                                                v1::ListVisitsRequest request) const;

 private:
  absl::Status Check(v1::ListVisitsRequest& request) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISITS_HANDLER_H_
