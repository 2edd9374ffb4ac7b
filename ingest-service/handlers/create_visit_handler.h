#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/log/commit_queue.h"

namespace waymark::ingest {

// CreateVisit: validate, then hand to the committer.
class CreateVisitHandler {
 public:
  using Done = std::function<void(absl::Status)>;

  // Both outlive the handler.
  CreateVisitHandler(const reference::ReferenceData& reference, CommitQueue& queue)
      : reference_(reference), queue_(queue) {}

  // Fills `response` and calls `done` exactly once, here or on the committer's thread. Errors:
  // INVALID_REQUEST, VISIT_EXISTS, OVERLOADED, WRITE_OUTCOME_UNKNOWN, SHUTTING_DOWN.
  void Handle(const v1::CreateVisitRequest& request, v1::CreateVisitResponse& response,
              const Done& done);

 private:
  const reference::ReferenceData& reference_;
  CommitQueue& queue_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_
