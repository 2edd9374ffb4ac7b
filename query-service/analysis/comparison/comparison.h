#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_H_

#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
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
