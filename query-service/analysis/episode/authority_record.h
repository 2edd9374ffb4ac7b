#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_

#include <vector>

#include "waymark/v1/visit.pb.h"

#include "common/reference/records.h"

namespace waymark::query {

// What is recorded of one authority in one state: every visit and inspection that is not deleted,
// planned and cancelled ones included, in any order. Visits are as stored: defaults filled, ids
// assigned, names canonical; they may name entries the reference data does not have.
struct AuthorityRecord {
  const reference::Authority* authority = nullptr;  // never null; outlives the record
  std::vector<v1::Visit> visits;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_
