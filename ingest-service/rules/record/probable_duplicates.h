#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_PROBABLE_DUPLICATES_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_PROBABLE_DUPLICATES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/internal/v1/stored_log.pb.h"

#include "ingest-service/rules/record/authority_record.h"

namespace waymark::ingest {

inline constexpr std::size_t kMaxProbableDuplicates = 5;

// Ids of recorded visits that are probably the same event as this one, in their order, the first
// kMaxProbableDuplicates; never its own. The same means:
//
// - the same type; and not one held, the other cancelled;
// - days that can coincide (DatedIdentity::probable_days); a visit without any date coincides with
//   every one, a planned one only with those of the same stated number;
// - no different stated number of one count;
// - no different service areas: both give some and share none (service_areas/all shares with all);
// - baselines that can be the same (CanShareBaseline).
std::vector<std::string> ProbableDuplicates(const AuthorityRecord& record,
                                            std::string_view visit_id, const DatedIdentity& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_PROBABLE_DUPLICATES_H_
