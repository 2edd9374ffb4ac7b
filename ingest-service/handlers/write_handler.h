#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/handlers/request_key.h"
#include "ingest-service/handlers/write_answer.h"
#include "ingest-service/handlers/write_permission.h"
#include "ingest-service/handlers/writer.h"

namespace waymark::ingest {

// What every unary write has in common: a request that was answered before gets that answer, else
// it is prepared, handed to the committer, and answered with what became of it.
template <typename Request>
class WriteHandler {
 public:
  // Gets the response, serialized.
  using Done = std::function<void(absl::StatusOr<std::string>)>;

  // All outlive the handler.
  WriteHandler(const reference::ReferenceData& reference, const LogStore& store, CommitQueue& queue)
      : reference_(reference), store_(store), queue_(queue) {}
  virtual ~WriteHandler() = default;

  // Takes from `request` what it needs; it may be gone once this returns. Calls `done` exactly
  // once, here or on the committer's thread. Errors: those of the RPC.
  void Handle(const Writer& writer, Request& request, const Done& done) {
    const absl::Status may = CheckMayWrite(reference_, writer, request);
    if (!may.ok()) return done(may);
    const absl::Status known = rpc::RefuseUnknownFields(request);
    if (!known.ok()) return done(known);
    RequestKey key = KeyOf(request);
    auto recalled = queue_.Recall(writer.submitter, key);
    if (!recalled.ok()) return done(recalled.status());
    if (recalled->has_value()) return done(WriteAnswer(store_, **recalled, writer.submitter));

    absl::StatusOr<VisitWrite> write = Prepare(request);
    if (!write.ok()) {
      // The first try may have been done meanwhile, and be what this one now fails for.
      recalled = queue_.Recall(writer.submitter, key);
      if (!recalled.ok() || !recalled->has_value()) return done(write.status());
      return done(WriteAnswer(store_, **recalled, writer.submitter));
    }
    // Where the dates decided which authority was meant.
    const absl::Status still_may = CheckMayWrite(writer, write->name, key.id);
    if (!still_may.ok()) return done(still_may);
    write->validate_only = request.validate_only();
    AddLineage(reference_, writer, *write);
    write->submitter = writer.submitter;
    write->certificate_serial = writer.certificate_serial;
    write->caller = writer.caller;
    write->request = std::move(key);
    write->still_wanted = writer.still_wanted;
    CommitQueue::Completion committed =
        [this, done, submitter = writer.submitter](const absl::StatusOr<CommittedVisit>& result) {
          done(result.ok() ? WriteAnswer(store_, *result, submitter) : result.status());
        };
    if (!queue_.TrySubmit(*std::move(write), std::move(committed))) {
      done(errors::Overloaded("the commit queue"));
    }
  }

 protected:
  // The write, but for what is the same for all. Pure but for reads of the store; takes what it
  // likes from `request`, but not how it is to be done.
  virtual absl::StatusOr<VisitWrite> Prepare(Request& request) const = 0;

  [[nodiscard]] const reference::ReferenceData& reference() const { return reference_; }
  [[nodiscard]] const LogStore& store() const { return store_; }

 private:
  const reference::ReferenceData& reference_;
  const LogStore& store_;
  CommitQueue& queue_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_
