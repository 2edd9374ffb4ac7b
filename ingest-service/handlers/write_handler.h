#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_

#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/handlers/request_key.h"
#include "ingest-service/handlers/write_permission.h"
#include "ingest-service/handlers/writer.h"
#include "ingest-service/log/commit_queue.h"

namespace waymark::ingest {

// What every unary write has in common: a request that was answered before gets that answer, else
// it is prepared, handed to the committer, and answered with what became of it.
template <typename Request, typename Response>
class WriteHandler {
 public:
  using Done = std::function<void(absl::Status)>;

  // All outlive the handler.
  WriteHandler(const reference::ReferenceData& reference, const LogStore& store, CommitQueue& queue)
      : reference_(reference), store_(store), queue_(queue) {}
  virtual ~WriteHandler() = default;

  // Fills `response` and calls `done` exactly once, here or on the committer's thread. Errors:
  // those of the RPC.
  void Handle(const Writer& writer, const Request& request, Response& response, const Done& done) {
    const absl::Status may = CheckMayWrite(reference_, writer, request);
    if (!may.ok()) return done(may);
    const absl::Status known = rpc::RefuseUnknownFields(request);
    if (!known.ok()) return done(known);
    RequestKey key = KeyOf(request);
    auto recalled = queue_.Recall(writer.submitter, key);
    if (!recalled.ok()) return done(recalled.status());
    if (recalled->has_value()) return done(Answer(writer, **recalled, {}, response));

    absl::StatusOr<VisitWrite> write = Prepare(request);
    if (!write.ok()) {
      // The first try may have been done meanwhile, and be what this one now fails for.
      recalled = queue_.Recall(writer.submitter, key);
      if (!recalled.ok() || !recalled->has_value()) return done(write.status());
      return done(Answer(writer, **recalled, {}, response));
    }
    // Where the dates decided which authority was meant.
    const absl::Status still_may = CheckMayWrite(writer, write->name, key.id);
    if (!still_may.ok()) return done(still_may);
    write->validate_only = request.validate_only();
    write->lineage = LineageForWriter(reference_, writer, write->name.authority_id);
    write->hides_predecessors = HidesPredecessors(reference_, writer, write->name.authority_id);
    write->submitter = writer.submitter;
    write->certificate_serial = writer.certificate_serial;
    write->caller = writer.caller;
    write->request = std::move(key);
    write->still_wanted = writer.still_wanted;
    const auto committed = [this, &response, done, writer,
                            visit = write->visit](const absl::StatusOr<CommittedVisit>& result) {
      done(result.ok() ? Answer(writer, *result, visit, response) : result.status());
    };
    if (!queue_.TrySubmit(*std::move(write), committed)) {
      done(errors::Overloaded("the commit queue"));
    }
  }

 protected:
  // The write, but for what is the same for all. Pure but for reads of the store.
  virtual absl::StatusOr<VisitWrite> Prepare(const Request& request) const = 0;

  [[nodiscard]] const reference::ReferenceData& reference() const { return reference_; }
  [[nodiscard]] const LogStore& store() const { return store_; }

 private:
  absl::Status Answer(const Writer& writer, const CommittedVisit& committed, v1::Visit prepared,
                      Response& response) const {
    for (const v1::Warning& warning : committed.warnings) *response.add_warnings() = warning;
    auto visit = AnsweredVisit(store_, committed, writer.submitter, std::move(prepared));
    if (!visit.ok()) return visit.status();
    *response.mutable_visit() = *std::move(visit);
    if (committed.sequence > 0) {
      response.set_consistency_token(EncodeConsistencyToken(committed.position));
    }
    return absl::OkStatus();
  }

  const reference::ReferenceData& reference_;
  const LogStore& store_;
  CommitQueue& queue_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_HANDLER_H_
