#include "query-service/streams/visit_watch.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/projections/visit_pieces.h"

namespace waymark::query {
namespace {

using internal::v1::AppliedChange;

// Of one look: a few milliseconds where none is asked for.
constexpr std::size_t kMaxWatchedAtOnce = 1000;

model::VisitName NameOf(const AppliedChange& change) {
  return {.authority_id = change.authority_id(), .visit_id = change.visit_id()};
}

bool MayLeap(const PermittedStore& store, const StreamFilter::AuthorityIds& authorities) {
  return !authorities.empty() &&
         std::all_of(authorities.begin(), authorities.end(),
                     [&store](const std::string& id) { return store.visibility().SeesAllOf(id); });
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
  StreamFilter::Check(checks, request);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  VisitWatch watch;
  watch.filter_ = StreamFilter(request);
  watch.is_basic_ = request.view() == v1::VISIT_VIEW_BASIC;
  return watch;
}

absl::StatusOr<VisitWatch::Found> VisitWatch::Next(const View& view, LogPosition& position,
                                                   v1::WatchVisitsResponse& message) const {
  std::size_t left = kMaxWatchedAtOnce;
  bool told = false;
  while (!told && left > 0) {
    WAYMARK_ASSIGN_OR_RETURN(const auto candidate, NextOfAuthorities(view, position, left));
    if (!candidate.has_value()) break;
    WAYMARK_ASSIGN_OR_RETURN(told, Tell(*view.store, position.sequence, *candidate, message));
  }
  message.set_consistency_token(EncodeConsistencyToken(position));
  if (told) return Found::kChange;
  return position.sequence < view.at() ? Found::kMore : Found::kNothing;
}

// As many changes are looked at as there are authorities, which finds what is new; to leap then
// costs no more again, however many changes of others lie between. Who may not see all that it
// would leap to walks: where a look ends, which a heartbeat tells, would say where hidden changes
// are.
absl::StatusOr<std::optional<AppliedChange>> VisitWatch::NextOfAuthorities(
    const View& view, LogPosition& position, std::size_t& left) const {
  const auto& authorities = filter_.authority_ids();
  const bool may_leap = MayLeap(*view.store, authorities);
  std::size_t until_leap = may_leap ? authorities.size() : kMaxWatchedAtOnce;
  std::optional<AppliedChange> candidate;
  const auto look = [&](std::uint64_t sequence, const AppliedChange& change) {
    position.sequence = sequence;
    position.hash_head = change.hash_head();
    if (filter_.IsOfAuthorities(change.authority_id())) candidate = change;
    return !candidate.has_value() && --left > 0 && --until_leap > 0;
  };
  WAYMARK_RETURN_IF_ERROR(view.store->WalkChanges(position.sequence, view.at(), look));
  if (candidate.has_value()) --left;
  if (candidate.has_value() || left == 0 || position.sequence >= view.at()) return candidate;
  if (!may_leap) return candidate;

  left -= std::min(left, authorities.size());
  WAYMARK_ASSIGN_OR_RETURN(const auto next,
                           view.store->FindChangeOf(authorities, position.sequence, view.at()));
  if (!next.has_value()) {
    position = view.position;
    return std::nullopt;
  }
  WAYMARK_RETURN_IF_ERROR(view.store->WalkChanges(*next - 1, *next, look));
  return candidate;
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
  const model::Membership match = filter_.MatchOf(*held.visit);
  if (match == model::Membership::kOutside) {
    WAYMARK_ASSIGN_OR_RETURN(const bool leaves, Leaves(store, sequence, change));
    if (!leaves) return false;
  }
  if (is_basic_) DropDetails(*held.visit);
  message.set_possible(match == model::Membership::kPossible);
  *message.mutable_visit() = *std::move(held.visit);
  return true;
}

// Whether it replaces one that is asked for, and that the caller saw: what it did not see must not
// be told by this.
absl::StatusOr<bool> VisitWatch::Leaves(const PermittedStore& store, std::uint64_t sequence,
                                        const AppliedChange& change) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto seen, store.FindRevisions(NameOf(change), sequence));
  const bool saw = std::any_of(seen.begin(), seen.end(), [&change](const RevisionPlace& place) {
    return place.since == change.replaced_sequence();
  });
  if (!saw) return false;
  return ReplacesOneAskedFor(store, NameOf(change), change.replaced_sequence());
}

absl::StatusOr<bool> VisitWatch::TellGone(const PermittedStore& store, const AppliedChange& change,
                                          v1::WatchVisitsResponse& message) const {
  WAYMARK_ASSIGN_OR_RETURN(const bool leaves,
                           ReplacesOneAskedFor(store, NameOf(change), change.replaced_sequence()));
  if (leaves) message.set_withheld_visit(NameOf(change).ToString());
  return leaves;
}

// Whether the revision that was replaced was, or may have been, one that is asked for.
absl::StatusOr<bool> VisitWatch::ReplacesOneAskedFor(const PermittedStore& store,
                                                     const model::VisitName& name,
                                                     std::uint64_t replaced_sequence) const {
  if (replaced_sequence == 0) return false;
  WAYMARK_ASSIGN_OR_RETURN(const HeldRevision replaced,
                           store.ReadRevision(name, replaced_sequence));
  return !replaced.visit.has_value() ||
         filter_.MatchOf(*replaced.visit) != model::Membership::kOutside;
}

}  // namespace waymark::query
