#include "query-service/analysis/citation.h"

#include <algorithm>

namespace waymark::query {

bool IsFirstHand(const v1::Source& source) {
  return source.type() == v1::SOURCE_TYPE_LETTER || source.type() == v1::SOURCE_TYPE_REPORT;
}

bool AllSourcesPartial(const v1::Visit& visit) {
  return !visit.sources().empty() &&
         std::all_of(visit.sources().begin(), visit.sources().end(),
                     [](const v1::Source& source) { return source.partial(); });
}

}  // namespace waymark::query
