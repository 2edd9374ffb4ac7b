#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_GET_VISIT_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_GET_VISIT_HANDLER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// The visit as an answer gives it. REVISION_ERASED.
absl::StatusOr<v1::Visit> VisitOf(HeldRevision held, const std::string& name, v1::VisitView view);

// GetVisit. INVALID_REQUEST, VISIT_NOT_FOUND, REVISION_NOT_FOUND, REVISION_ERASED: also of the
// current revision, in a state from before the erasure.
class GetVisitHandler {
 public:
  explicit GetVisitHandler(const reference::ReferenceData& reference) : reference_(reference) {}

  absl::StatusOr<v1::GetVisitResponse> Handle(const View& view, v1::GetVisitRequest request) const;

 private:
  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_GET_VISIT_HANDLER_H_
