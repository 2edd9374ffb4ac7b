#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_

#include <string>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"
#include "waymark/v1/source.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::query {

using SourceIds = google::protobuf::RepeatedPtrField<std::string>;

// The sources of the visit with these ids, in the visit's order; all of them for no id. Unknown ids
// are passed over.
std::vector<const v1::Source*> SourcesOf(const v1::Visit& visit, const SourceIds& ids);

// Whether none of those sources is the inspectorate's own letter or report.
bool SecondHand(const v1::Visit& visit, const SourceIds& ids);

// Whether the visit has sources and every one is partial: what is missing then proves nothing.
bool AllSourcesPartial(const v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_CITATION_H_
