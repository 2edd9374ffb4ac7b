#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/ranking/placed_row.h"
#include "query-service/analysis/episode/authority_record.h"

namespace waymark::query {

// What is said of one authority of a group before it is held against the others, whatever the
// group: made once and shared.
struct ComparedMember {
  std::optional<DatedRow> row;
  v1::Exclusion exclusion;  // Where there is no row.
  // The one or the other, serialized: a comparison's answer is put together of such pieces.
  std::string bytes;
};
// Null for an authority that what the group asks of the baseline drops.
using SharedMember = std::shared_ptr<const ComparedMember>;

// A comparison before it is cut into pages. Rows and exclusions together are the whole group, each
// authority once: rows in the order asked for, exclusions by display name and then by name.
struct Comparison {
  std::vector<SharedMember> members;  // Whom rows and exclusions are of.
  std::vector<PlacedRow> rows;
  std::vector<const ComparedMember*> excluded;
  v1::GroupStatistics statistics;   // of measures; over all rows
  std::vector<v1::DataNote> notes;  // on the comparison as a whole
};

// Of the authority of `record`, as LoadWhatCounts has it by the alignment. The request is checked
// and its names are canonical; of it MemberRequest says what is looked at. One whose baseline may
// not meet what the group asks of it (see PeerGroup) is noted POSSIBLE.
SharedMember CompareMember(const reference::ReferenceData& reference, AuthorityRecord record,
                           const v1::CompareAuthoritiesRequest& request);

// Members with their bytes.
SharedMember RowMember(DatedRow row);
SharedMember ExcludedMember(v1::Exclusion exclusion);

// The request without what only says which authorities belong to the group, how members are ranked
// and ordered, and which page and state is wanted: two requests that are the same in the rest say
// the same of an authority.
v1::CompareAuthoritiesRequest MemberRequest(const v1::CompareAuthoritiesRequest& request);

// Ranks and orders the members, of which none is null, and says what is to be said of them as a
// whole. They are those of CandidateAuthorities for the request's peers, also the ones without
// visits; paging and freshness are the caller's.
Comparison CompareMembers(const reference::ReferenceData& reference,
                          std::vector<SharedMember> members,
                          const v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_
