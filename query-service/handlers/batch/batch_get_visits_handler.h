#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// BatchGetVisits. INVALID_REQUEST for the request as a whole, ANSWER_TOO_LARGE; what is wrong with
// one name stands beside it.
class BatchGetVisitsHandler {
 public:
  explicit BatchGetVisitsHandler(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::BatchGetVisitsResponse> Handle(const View& view,
                                                    const v1::BatchGetVisitsRequest& request) const;

 private:
  absl::Status Check(const v1::BatchGetVisitsRequest& request) const;
  // The visit that one name means; what is wrong with it, as its result has it.
  absl::StatusOr<model::VisitName> NameAt(const v1::BatchGetVisitsRequest& request,
                                          int index) const;
  // Adds the results of the names from `first` on, before `end`.
  absl::Status AddResults(const View& view, const v1::BatchGetVisitsRequest& request, int first,
                          int end, v1::BatchGetVisitsResponse& response) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_
