#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_

#include <algorithm>
#include <string>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"
#include "waymark/v1/source.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::query {

using SourceIds = google::protobuf::RepeatedPtrField<std::string>;

// Whether a statement that names these ids cites the source: it cites all where it names none.
template <typename Ids>
bool IsCited(const v1::Source& source, const Ids& ids) {
  return ids.empty() || std::find(ids.begin(), ids.end(), source.id()) != ids.end();
}

// The sources of the visit with these ids, in the visit's order; all of them for no id. Unknown ids
// are passed over.
template <typename Ids = SourceIds>
std::vector<const v1::Source*> SourcesOf(const v1::Visit& visit, const Ids& ids) {
  std::vector<const v1::Source*> cited;
  for (const v1::Source& source : visit.sources()) {
    if (IsCited(source, ids)) cited.push_back(&source);
  }
  return cited;
}

// Whether it is the inspectorate's own letter or report.
bool IsFirstHand(const v1::Source& source);

// Whether none of those sources is such.
template <typename Ids = SourceIds>
bool SecondHand(const v1::Visit& visit, const Ids& ids) {
  return std::none_of(
      visit.sources().begin(), visit.sources().end(),
      [&ids](const v1::Source& source) { return IsFirstHand(source) && IsCited(source, ids); });
}

// Whether the visit has sources and every one is partial: what is missing then proves nothing.
bool AllSourcesPartial(const v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_
