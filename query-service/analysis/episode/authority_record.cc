#include "query-service/analysis/episode/authority_record.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/predecessors.h"

namespace waymark::query {
namespace {

bool IsCertainlyFrom(const absl::CivilDay& day, const v1::Visit& visit) {
  const std::optional<model::PartialDate> days = DaysOf(visit);
  return days.has_value() && days->first().has_value() && *days->first() >= day;
}

bool WasInspectedBy(const std::vector<v1::Visit>& visits,
                    const std::optional<model::PartialDate>& by) {
  const model::DayFilter until = model::FilterOf(std::nullopt, by);
  return std::any_of(visits.begin(), visits.end(), [&until](const v1::Visit& visit) {
    return IsHeld(visit) && IsFullInspection(visit) && !IsLater(visit, until);
  });
}

absl::StatusOr<std::vector<v1::Visit>> LoadPredecessor(const Predecessor& predecessor,
                                                       LoadVisits load) {
  WAYMARK_ASSIGN_OR_RETURN(std::vector<v1::Visit> visits, load(predecessor.id));
  if (predecessor.has_ended) return visits;
  std::erase_if(visits, [&predecessor](const v1::Visit& visit) {
    return IsCertainlyFrom(predecessor.handed_over_on, visit);
  });
  return visits;
}

// Adds what the authority had inherited by the end of `by`.
absl::Status Inherit(const reference::ReferenceData& reference,
                     const std::optional<model::PartialDate>& by, LoadVisits load,
                     AuthorityRecord& record) {
  std::set<std::string> loaded = {record.authority->id};
  for (const PredecessorLine& line : InheritanceOf(reference, record.authority->id).lines) {
    if (!HasHandedOver(line, by)) continue;
    for (const Predecessor& predecessor : line) {
      if (!loaded.insert(predecessor.id).second) continue;
      WAYMARK_ASSIGN_OR_RETURN(std::vector<v1::Visit> visits, LoadPredecessor(predecessor, load));
      std::move(visits.begin(), visits.end(), std::back_inserter(record.inherited));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AuthorityRecord> LoadAuthorityRecord(const reference::ReferenceData& reference,
                                                    const reference::Authority& authority,
                                                    LoadVisits load) {
  AuthorityRecord record{.authority = &authority};
  WAYMARK_ASSIGN_OR_RETURN(record.visits, load(authority.id));
  WAYMARK_RETURN_IF_ERROR(Inherit(reference, std::nullopt, load, record));
  return record;
}

absl::StatusOr<AuthorityRecord> LoadWhatCounts(const reference::ReferenceData& reference,
                                               const reference::Authority& authority,
                                               const std::optional<model::PartialDate>& by,
                                               LoadVisits load) {
  AuthorityRecord record{.authority = &authority};
  WAYMARK_ASSIGN_OR_RETURN(record.visits, load(authority.id));
  if (WasInspectedBy(record.visits, by)) return record;
  WAYMARK_RETURN_IF_ERROR(Inherit(reference, by, load, record));
  return record;
}

}  // namespace waymark::query
