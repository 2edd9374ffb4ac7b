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
  const std::optional<model::PartialDate> days = ReadDates(visit).days;
  return days.has_value() && days->first().has_value() && *days->first() >= day;
}

}  // namespace

absl::StatusOr<AuthorityRecord> LoadAuthorityRecord(const reference::ReferenceData& reference,
                                                    const reference::Authority& authority,
                                                    LoadVisits load) {
  AuthorityRecord record{.authority = &authority};
  WAYMARK_ASSIGN_OR_RETURN(record.visits, load(authority.id));
  std::set<std::string> loaded = {authority.id};
  for (const PredecessorLine& line : InheritanceOf(reference, authority.id).lines) {
    for (const Predecessor& predecessor : line) {
      if (!loaded.insert(predecessor.id).second) continue;
      WAYMARK_ASSIGN_OR_RETURN(std::vector<v1::Visit> visits, load(predecessor.id));
      if (!predecessor.has_ended) {
        std::erase_if(visits, [&predecessor](const v1::Visit& visit) {
          return IsCertainlyFrom(predecessor.handed_over_on, visit);
        });
      }
      std::move(visits.begin(), visits.end(), std::back_inserter(record.inherited));
    }
  }
  return record;
}

void KeepWhatCounts(const std::optional<model::PartialDate>& by, AuthorityRecord& record) {
  if (record.inherited.empty()) return;
  const model::DayFilter until = model::FilterOf(std::nullopt, by);
  const bool has_own =
      std::any_of(record.visits.begin(), record.visits.end(), [&until](const v1::Visit& visit) {
        return IsHeld(visit) && IsFullInspection(visit) &&
               MembershipOf(ReadDates(visit), until) != model::Membership::kOutside;
      });
  if (has_own) record.inherited.clear();
}

}  // namespace waymark::query
