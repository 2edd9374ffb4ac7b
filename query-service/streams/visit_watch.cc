#include "query-service/streams/visit_watch.h"

#include <optional>
#include <utility>

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/streams/filter_checks.h"

namespace waymark::query {
namespace {

using internal::v1::AppliedChange;

// Of one look: a few milliseconds where none is asked for.
constexpr int kMaxWatchedAtOnce = 1000;

model::VisitName NameOf(const AppliedChange& change) {
  return {.authority_id = change.authority_id(), .visit_id = change.visit_id()};
}

v1::ErasedRevision ErasedOf(const AppliedChange& change) {
  v1::ErasedRevision erased;
  erased.set_visit(NameOf(change).ToString());
  erased.set_revision(change.revision());
  return erased;
}

}  // namespace

absl::StatusOr<VisitWatch> VisitWatch::Make(const reference::ReferenceData& reference,
                                            v1::WatchVisitsRequest request) {
  RequestChecks checks(reference);
  CheckFilter(checks, *request.mutable_authorities(), request.types());
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  VisitWatch watch;
  watch.authority_ids_ = AuthorityIds(request.authorities());
  watch.types_ = TypesOf(request.types());
  return watch;
}

absl::StatusOr<VisitWatch::Found> VisitWatch::Next(const View& view, LogPosition& position,
                                                   v1::WatchVisitsResponse& message) const {
  int looked = 0;
  bool told = false;
  while (!told && looked < kMaxWatchedAtOnce) {
    std::optional<AppliedChange> candidate;
    WAYMARK_RETURN_IF_ERROR(view.store->WalkChanges(
        position.sequence, view.at(), [&](std::uint64_t sequence, const AppliedChange& change) {
          ++looked;
          position.sequence = sequence;
          position.hash_head = change.hash_head();
          if (authority_ids_.empty() || authority_ids_.count(change.authority_id()) > 0) {
            candidate = change;
          }
          return !candidate.has_value() && looked < kMaxWatchedAtOnce;
        }));
    if (!candidate.has_value()) break;
    WAYMARK_ASSIGN_OR_RETURN(told, Tell(*view.store, position.sequence, *candidate, message));
  }
  message.set_consistency_token(EncodeConsistencyToken(position));
  if (told) return Found::kChange;
  return position.sequence < view.at() ? Found::kMore : Found::kNothing;
}

// False where the change is not asked for.
absl::StatusOr<bool> VisitWatch::Tell(const PermittedStore& store, std::uint64_t sequence,
                                      const AppliedChange& change,
                                      v1::WatchVisitsResponse& message) const {
  WAYMARK_ASSIGN_OR_RETURN(const PermittedStore::Tells tells, store.TellsOf(sequence, change));
  if (tells == PermittedStore::Tells::kNothing) return false;
  if (tells == PermittedStore::Tells::kGone) return TellGone(store, change, message);
  if (change.erased_sequence() > 0) {
    *message.mutable_erasure() = ErasedOf(change);
    return true;
  }
  WAYMARK_ASSIGN_OR_RETURN(HeldRevision held, store.ReadRevision(NameOf(change), sequence));
  if (!held.visit.has_value()) {
    *message.mutable_erased_revision() = ErasedOf(change);
    return true;
  }
  if (!IsAskedFor(held.visit->type())) {
    WAYMARK_ASSIGN_OR_RETURN(
        const bool leaves, ChangesTypeAskedFor(store, NameOf(change), change.replaced_sequence()));
    if (!leaves) return false;
  }
  *message.mutable_visit() = *std::move(held.visit);
  return true;
}

absl::StatusOr<bool> VisitWatch::TellGone(const PermittedStore& store, const AppliedChange& change,
                                          v1::WatchVisitsResponse& message) const {
  WAYMARK_ASSIGN_OR_RETURN(const bool leaves,
                           ChangesTypeAskedFor(store, NameOf(change), change.replaced_sequence()));
  if (leaves) message.set_withheld_visit(NameOf(change).ToString());
  return leaves;
}

// Whether the revision that was replaced was, or may have been, of a type that is asked for.
absl::StatusOr<bool> VisitWatch::ChangesTypeAskedFor(const PermittedStore& store,
                                                     const model::VisitName& name,
                                                     std::uint64_t replaced_sequence) const {
  if (replaced_sequence == 0) return false;
  WAYMARK_ASSIGN_OR_RETURN(const HeldRevision replaced,
                           store.ReadRevision(name, replaced_sequence));
  return !replaced.visit.has_value() || IsAskedFor(replaced.visit->type());
}

}  // namespace waymark::query
