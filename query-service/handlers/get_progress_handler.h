#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_GET_PROGRESS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_GET_PROGRESS_HANDLER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/progress.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// GetProgress. INVALID_REQUEST, BASELINE_NOT_FOUND.
class GetProgressHandler {
 public:
  explicit GetProgressHandler(const reference::ReferenceData& reference) : reference_(reference) {}

  absl::StatusOr<ProgressAnswer> Handle(const View& view, v1::GetProgressRequest request) const;

 private:
  absl::Status Check(v1::GetProgressRequest& request) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_GET_PROGRESS_HANDLER_H_
