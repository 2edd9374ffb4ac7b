#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISIT_REVISIONS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISIT_REVISIONS_HANDLER_H_

#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// ListVisitRevisions. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED, VISIT_NOT_FOUND.
class ListVisitRevisionsHandler {
 public:
  explicit ListVisitRevisionsHandler(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::ListVisitRevisionsResponse> Handle(
      const View& view, v1::ListVisitRevisionsRequest request) const;

 private:
  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_LIST_VISIT_REVISIONS_HANDLER_H_
