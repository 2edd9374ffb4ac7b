#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_ERASE_REVISION_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_ERASE_REVISION_HANDLER_H_

#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/v1/admin_service.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/executor.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/handlers/writer.h"

namespace waymark::ingest {

// EraseRevision: find the revision, have the committer erase it, then take its bytes out of the
// files before it is answered.
class EraseRevisionHandler {
 public:
  using Done = std::function<void(absl::StatusOr<v1::EraseRevisionResponse>)>;

  // All outlive the handler.
  EraseRevisionHandler(const reference::ReferenceData& reference, LogStore& store,
                       CommitQueue& queue, rpc::Executor& executor)
      : reference_(reference), store_(store), queue_(queue), executor_(executor) {}

  // Calls `done` exactly once, here or on the executor. Errors: those of the RPC.
  void Handle(const Writer& writer, const v1::EraseRevisionRequest& request, const Done& done);

 private:
  absl::StatusOr<v1::EraseRevisionResponse> Purge(std::uint64_t erasure)
      ABSL_LOCKS_EXCLUDED(mutex_);

  const reference::ReferenceData& reference_;
  LogStore& store_;
  CommitQueue& queue_;
  rpc::Executor& executor_;
  absl::Mutex mutex_;  // One purge at a time.
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_ERASE_REVISION_HANDLER_H_
