#ifndef WAYMARK_COMMON_REFERENCE_LINEAGE_H_
#define WAYMARK_COMMON_REFERENCE_LINEAGE_H_

#include <string>
#include <vector>

#include "common/reference/reference_data.h"

namespace waymark::reference {

// What an authority came from by merger, split or the like, and what came from it, over any number
// of steps: ids, each once, nearest first. Its visits may be measured from its predecessors'
// inspections, its successors' visits from its own.
struct Lineage {
  std::vector<std::string> predecessors;
  std::vector<std::string> successors;
};

Lineage LineageOf(const ReferenceData& reference, const std::string& authority_id);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LINEAGE_H_
