#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LISTED_AUTHORITIES_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LISTED_AUTHORITIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/reference.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/projections/permitted_store.h"

namespace waymark::query {

// An authority whose visits a list holds.
struct ListedAuthority {
  std::string id;                                // Empty: every authority there is.
  std::optional<reference::Succession> through;  // Of a predecessor: who took over from it.
};

// Whether a visit of the authority counts for the one that the list is of: not where it was
// certainly held after the succession.
bool Counts(const ListedAuthority& authority, const DatedVisit& visit);

// As VisitMatch has it.
v1::AuthoritySuccession SuccessionMessage(const reference::Succession& succession);

struct ListedAuthorities {
  std::vector<ListedAuthority> authorities;  // The one asked for last.
  std::vector<v1::DataNote> notes;           // PREDECESSORS_NOT_INCLUDED.
};

// Who stands in the list of one authority's visits: it and, as long as it has no held full
// inspection of its own, its predecessors, and theirs by the same rule.
absl::StatusOr<ListedAuthorities> AuthoritiesOf(const reference::ReferenceData& reference,
                                                const PermittedStore& store,
                                                std::string_view authority, std::uint64_t at);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_VISIT_LIST_LISTED_AUTHORITIES_H_
