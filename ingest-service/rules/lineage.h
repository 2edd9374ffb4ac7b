#ifndef WAYMARK_INGEST_SERVICE_RULES_LINEAGE_H_
#define WAYMARK_INGEST_SERVICE_RULES_LINEAGE_H_

#include <string>
#include <vector>

#include "common/reference/reference_data.h"

// Which authorities a visit's baseline may be of: its own, or one it came from by merger, split or
// the like, over any number of steps. Ids, each once, nearest first.
namespace waymark::ingest {

// The authority itself and all it came from.
std::vector<std::string> WithPredecessors(const reference::ReferenceData& reference,
                                          const std::string& authority_id);

// All that came from it: their visits may be measured from its inspections.
std::vector<std::string> AllSuccessors(const reference::ReferenceData& reference,
                                       const std::string& authority_id);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_LINEAGE_H_
