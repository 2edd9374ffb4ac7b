#include "query-service/analysis/citation.h"

#include <algorithm>

namespace waymark::query {
namespace {

bool IsCited(const v1::Source& source, const SourceIds& ids) {
  return ids.empty() || std::find(ids.begin(), ids.end(), source.id()) != ids.end();
}

}  // namespace

std::vector<const v1::Source*> SourcesOf(const v1::Visit& visit, const SourceIds& ids) {
  std::vector<const v1::Source*> cited;
  for (const v1::Source& source : visit.sources()) {
    if (IsCited(source, ids)) cited.push_back(&source);
  }
  return cited;
}

bool SecondHand(const v1::Visit& visit, const SourceIds& ids) {
  return std::none_of(
      visit.sources().begin(), visit.sources().end(), [&ids](const v1::Source& source) {
        const bool first_hand =
            source.type() == v1::SOURCE_TYPE_LETTER || source.type() == v1::SOURCE_TYPE_REPORT;
        return first_hand && IsCited(source, ids);
      });
}

bool AllSourcesPartial(const v1::Visit& visit) {
  return !visit.sources().empty() &&
         std::all_of(visit.sources().begin(), visit.sources().end(),
                     [](const v1::Source& source) { return source.partial(); });
}

}  // namespace waymark::query
