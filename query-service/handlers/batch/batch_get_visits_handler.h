#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/handlers/get_visit_handler.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// BatchGetVisits. INVALID_REQUEST for the request as a whole, ANSWER_TOO_LARGE; what is wrong with
// one name stands beside it.
class BatchGetVisitsHandler {
 public:
  explicit BatchGetVisitsHandler(const reference::ReferenceData& reference)
      : reference_(reference), get_visit_(reference) {}

  absl::StatusOr<v1::BatchGetVisitsResponse> Handle(const View& view,
                                                    const v1::BatchGetVisitsRequest& request) const;

 private:
  absl::Status Check(const v1::BatchGetVisitsRequest& request) const;
  absl::StatusOr<v1::GetVisitResponse> Get(const View& view, int index,
                                           const v1::BatchGetVisitsRequest& request) const;

  const reference::ReferenceData& reference_;
  const GetVisitHandler get_visit_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_BATCH_BATCH_GET_VISITS_HANDLER_H_
