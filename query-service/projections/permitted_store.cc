#include "query-service/projections/permitted_store.h"

#include <algorithm>
#include <iterator>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"

namespace waymark::query {

absl::StatusOr<std::vector<PermittedStore::RevisionStatus>> PermittedStore::StatusesOf(
    const model::VisitName& name) const {
  // Up to the newest there is, whatever state is read.
  WAYMARK_ASSIGN_OR_RETURN(const auto places, store_->FindRevisions(name, keys::kForever - 1));
  std::vector<RevisionStatus> statuses;
  std::optional<bool> before;
  for (const RevisionPlace& place : places) {
    WAYMARK_ASSIGN_OR_RETURN(const HeldRevision held, store_->ReadRevision(name, place.since));
    std::optional<bool> is_public;
    if (held.location.deleted()) {
      is_public = before;
    } else if (held.visit.has_value()) {
      is_public = IsPublic(*held.visit);
    }
    if (is_public.has_value()) before = is_public;
    statuses.push_back({.place = place, .is_public = is_public});
  }
  return statuses;
}

absl::StatusOr<bool> PermittedStore::Sees(const v1::Visit& visit, std::uint64_t at) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto name, model::VisitName::Parse(visit.name()));
  if (visibility_.SeesAllOf(name.authority_id)) return true;
  if (visibility_.SeesNothing()) return false;
  if (!visit.deleted() && !IsPublic(visit)) return false;
  // In the newest state there is nothing newer to ask.
  if (!visit.deleted() && at >= store_->position().applied_sequence()) return true;
  WAYMARK_ASSIGN_OR_RETURN(const auto statuses, StatusesOf(name));
  const auto own = std::find_if(
      statuses.begin(), statuses.end(),
      [&visit](const RevisionStatus& one) { return one.place.revision == visit.revision(); });
  return own != statuses.end() && own->is_public.value_or(false) &&
         statuses.back().is_public.value_or(false);
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::Seen(
    absl::StatusOr<std::vector<v1::Visit>> visits, std::string_view authority,
    std::uint64_t at) const {
  if (!visits.ok() || visibility_.SeesAllOf(authority)) return visits;
  std::vector<v1::Visit> seen;
  for (v1::Visit& visit : *visits) {
    WAYMARK_ASSIGN_OR_RETURN(const bool sees, Sees(visit, at));
    if (sees) seen.push_back(std::move(visit));
  }
  return seen;
}

absl::StatusOr<PermittedStore::Tells> PermittedStore::TellsOf(
    std::uint64_t sequence, const internal::v1::AppliedChange& change) const {
  Note(change.authority_id());
  if (visibility_.SeesAllOf(change.authority_id())) return Tells::kAll;
  if (visibility_.SeesNothing()) return Tells::kNothing;
  WAYMARK_ASSIGN_OR_RETURN(const auto statuses, StatusesOf({.authority_id = change.authority_id(),
                                                            .visit_id = change.visit_id()}));
  const bool now_public = !statuses.empty() && statuses.back().is_public.value_or(false);
  if (change.erased_sequence() > 0) return now_public ? Tells::kAll : Tells::kNothing;
  const auto own =
      std::find_if(statuses.begin(), statuses.end(),
                   [sequence](const RevisionStatus& one) { return one.place.since == sequence; });
  if (own == statuses.end()) return Tells::kNothing;
  if (own->is_public.value_or(false)) return now_public ? Tells::kAll : Tells::kNothing;
  const bool was_public = own != statuses.begin() && std::prev(own)->is_public.value_or(false);
  return was_public ? Tells::kGone : Tells::kNothing;
}

absl::StatusOr<std::vector<RevisionPlace>> PermittedStore::FindRevisions(
    const model::VisitName& name, std::uint64_t at) const {
  Note(name.authority_id);
  if (visibility_.SeesAllOf(name.authority_id)) return store_->FindRevisions(name, at);
  if (visibility_.SeesNothing()) return std::vector<RevisionPlace>();
  WAYMARK_ASSIGN_OR_RETURN(const auto statuses, StatusesOf(name));
  std::vector<RevisionPlace> places;
  std::optional<bool> current;
  for (const RevisionStatus& one : statuses) {
    if (one.place.since > at) break;
    // An erased revision holds nothing that could be shown.
    if (one.is_public.value_or(true)) places.push_back(one.place);
    current = one.is_public;
  }
  const bool seen = current.value_or(false) && statuses.back().is_public.value_or(false);
  return seen ? places : std::vector<RevisionPlace>();
}

absl::StatusOr<std::vector<std::vector<RevisionPlace>>> PermittedStore::FindRevisionsOfEach(
    const std::vector<model::VisitName>& names, std::uint64_t at) const {
  std::vector<std::vector<RevisionPlace>> all(names.size());
  std::vector<model::VisitName> seen_wholly;
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (visibility_.SeesAllOf(names[i].authority_id)) {
      Note(names[i].authority_id);
      seen_wholly.push_back(names[i]);
      indexes.push_back(i);
    } else {
      WAYMARK_ASSIGN_OR_RETURN(all[i], FindRevisions(names[i], at));
    }
  }
  WAYMARK_ASSIGN_OR_RETURN(auto found, store_->FindRevisionsOfEach(seen_wholly, at));
  for (std::size_t i = 0; i < found.size(); ++i) all[indexes[i]] = std::move(found[i]);
  return all;
}

absl::StatusOr<bool> PermittedStore::HasVisits(std::string_view authority, std::uint64_t at) const {
  bool has = false;
  WAYMARK_RETURN_IF_ERROR(
      Walk(authority, "", at, [&has](const v1::Visit& visit, const std::string&) {
        has = !visit.deleted();
        return !has;
      }));
  return has;
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::Timeline(std::string_view authority,
                                                                std::uint64_t at) const {
  Note(authority);
  return Seen(store_->Timeline(authority, at), authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::WholeVisits(std::string_view authority,
                                                                   std::uint64_t at) const {
  Note(authority);
  return Seen(store_->WholeVisits(authority, at), authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::WholeVisits(std::string_view authority,
                                                                   std::uint64_t at,
                                                                   StoredFindings& findings) const {
  Note(authority);
  return Seen(store_->WholeVisits(authority, at, findings), authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::VisitsWithThemes(
    std::string_view authority, const std::vector<std::string>& themes, std::uint64_t at) const {
  Note(authority);
  return Seen(store_->VisitsWithThemes(authority, themes, at), authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> PermittedStore::VisitsWithMeasures(
    std::string_view authority, const std::vector<std::string>& measures, std::uint64_t at) const {
  Note(authority);
  return Seen(store_->VisitsWithMeasures(authority, measures, at), authority, at);
}

absl::Status PermittedStore::Walk(std::string_view authority, const std::string& position,
                                  std::uint64_t at, const ProjectionStore::Take& take) const {
  if (authority.empty()) {
    NoteAll();
  } else {
    Note(authority);
  }
  absl::Status status;
  WAYMARK_RETURN_IF_ERROR(
      store_->Walk(authority, position, at, [&](v1::Visit visit, const std::string& at_position) {
        const auto sees = Sees(visit, at);
        status = sees.status();
        if (!status.ok()) return false;
        return !*sees || take(std::move(visit), at_position);
      }));
  return status;
}

absl::Status PermittedStore::WalkHolding(const SoughtTerms& sought, std::uint64_t at,
                                         std::size_t& steps_left,
                                         const ProjectionStore::TakePlace& take) const {
  NoteAll();
  if (visibility_.SeesEverything()) return store_->WalkHolding(sought, at, steps_left, take);
  absl::Status status;
  WAYMARK_RETURN_IF_ERROR(store_->WalkHolding(sought, at, steps_left, [&](const VisitPlace& place) {
    const auto visit = store_->VisitAt(place);
    status = visit.status();
    if (!status.ok() || !visit->has_value()) return status.ok();
    const auto sees = Sees(**visit, at);
    status = sees.status();
    if (!status.ok()) return false;
    return !*sees || take(place);
  }));
  return status;
}

}  // namespace waymark::query
