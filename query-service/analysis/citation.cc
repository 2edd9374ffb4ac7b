#include "query-service/analysis/citation.h"

#include <algorithm>

namespace waymark::query {

std::vector<v1::Source> SourcesOf(const v1::Visit& visit, const SourceIds& ids) {
  std::vector<v1::Source> cited;
  for (const v1::Source& source : visit.sources()) {
    if (ids.empty() || std::find(ids.begin(), ids.end(), source.id()) != ids.end()) {
      cited.push_back(source);
    }
  }
  return cited;
}

bool SecondHand(const v1::Visit& visit, const SourceIds& ids) {
  const std::vector<v1::Source> cited = SourcesOf(visit, ids);
  return std::none_of(cited.begin(), cited.end(), [](const v1::Source& source) {
    return source.type() == v1::SOURCE_TYPE_LETTER || source.type() == v1::SOURCE_TYPE_REPORT;
  });
}

bool AllSourcesPartial(const v1::Visit& visit) {
  return !visit.sources().empty() &&
         std::all_of(visit.sources().begin(), visit.sources().end(),
                     [](const v1::Source& source) { return source.partial(); });
}

}  // namespace waymark::query
