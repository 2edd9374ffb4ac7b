#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_

#include <optional>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/ranking/row_order.h"
#include "query-service/analysis/episode/authority_record.h"

namespace waymark::query {

// A comparison before it is cut into pages. Rows and exclusions together are the whole group, each
// authority once: rows in the order asked for, exclusions by display name and then by name.
struct Comparison {
  std::vector<v1::ComparisonRow> rows;
  std::vector<v1::Exclusion> excluded;
  v1::GroupStatistics statistics;   // of measures; over all rows
  std::vector<v1::DataNote> notes;  // on the comparison as a whole
};

// What is said of one authority of a group before it is held against the others.
struct ComparedMember {
  std::optional<DatedRow> row;
  v1::Exclusion exclusion;  // Where there is no row.
};

// Of the authority of `record`, as LoadWhatCounts has it by the alignment; nothing where what the
// group asks of the baseline drops it. Of the request it looks at what MemberRequest leaves.
std::optional<ComparedMember> CompareMember(const reference::ReferenceData& reference,
                                            AuthorityRecord record,
                                            const v1::CompareAuthoritiesRequest& request);

// The request without what only says which authorities belong to the group, how members are ranked
// and ordered, and which page and state is wanted: two requests that are the same in the rest say
// the same of an authority.
v1::CompareAuthoritiesRequest MemberRequest(const v1::CompareAuthoritiesRequest& request);

// Ranks and orders the members, and says what is to be said of them as a whole.
Comparison CompareMembers(const reference::ReferenceData& reference,
                          std::vector<ComparedMember> members,
                          const v1::CompareAuthoritiesRequest& request);

// Compares the authorities of `records`: those of CandidateAuthorities for the request's peers,
// also the ones without visits, each as LoadWhatCounts has it by
// the alignment. The request is checked and its names are canonical; paging and
// freshness are the caller's. What the group asks of the baseline drops authorities from it (see
// PeerGroup); one whose baseline may not meet it is noted POSSIBLE.
Comparison BuildComparison(const reference::ReferenceData& reference,
                           std::vector<AuthorityRecord> records,
                           const v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_
