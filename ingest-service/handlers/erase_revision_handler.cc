#include "ingest-service/handlers/erase_revision_handler.h"

#include <utility>

#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/log/logged_revision.h"
#include "ingest-service/rules/requests/revision_erasure.h"

namespace waymark::ingest {
namespace {

// Where it is, once it is clear that there is such a revision.
absl::StatusOr<LoggedRevision> Find(const LogStore& store, const model::VisitName& name,
                                    std::int64_t revision) {
  WAYMARK_ASSIGN_OR_RETURN(const auto head, store.FindHead(name));
  if (!head.has_value()) return errors::VisitNotFound(name.ToString());
  if (revision > head->revision()) return errors::RevisionNotFound(name.ToString(), revision);
  if (revision == head->revision()) return errors::RevisionCurrent(name.ToString(), revision);
  return FindLoggedRevision(store, name, revision);
}

}  // namespace

void EraseRevisionHandler::Handle(const Writer& writer, const v1::EraseRevisionRequest& request,
                                  const Done& done) {
  if (const absl::Status known = rpc::RefuseUnknownFields(request); !known.ok()) return done(known);
  const auto name = CheckErasure(reference_, request);
  if (!name.ok()) return done(name.status());
  const auto logged = Find(store_, *name, request.revision());
  if (!logged.ok()) return done(logged.status());
  if (logged->erased_by > 0) return done(Purge(logged->erased_by));

  VisitWrite write;
  write.intent = VisitWrite::Intent::kErase;
  write.name = *name;
  write.erasure = {
      .revision = request.revision(), .sequence = logged->sequence, .reason = request.reason()};
  write.submitter = writer.submitter;
  write.certificate_serial = writer.certificate_serial;
  write.caller = writer.caller;
  write.still_wanted = writer.still_wanted;
  const auto committed = [this, done](const absl::StatusOr<CommittedVisit>& result) {
    if (!result.ok()) return done(result.status());
    // Compaction takes its time, and the committer has none.
    executor_.Schedule([this, done, erasure = result->sequence] { done(Purge(erasure)); });
  };
  if (!queue_.TrySubmit(std::move(write), committed)) done(errors::Overloaded("the commit queue"));
}

absl::StatusOr<v1::EraseRevisionResponse> EraseRevisionHandler::Purge(std::uint64_t erasure) {
  const absl::MutexLock lock(&mutex_);
  WAYMARK_RETURN_IF_ERROR(store_.PurgeErased());
  WAYMARK_ASSIGN_OR_RETURN(const LogPosition position, store_.FindPosition(erasure));
  v1::EraseRevisionResponse response;
  response.set_consistency_token(EncodeConsistencyToken(position));
  return response;
}

}  // namespace waymark::ingest
