#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_SLICES_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_SLICES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/visit.pb.h"

// What of a visit's details, as they are stored, is of a theme or a measure, found in the
// bytes: only that is parsed.
namespace waymark::query {

// Which part of details is wanted: `ids` are of themes, or of measures.
struct SliceWanted {
  enum class Kind { kThemes, kMeasures };
  Kind kind = Kind::kThemes;
  std::vector<std::string> ids;
};

// Adds to `visit`, each once and id by id: of a theme its findings; of a measure its observations,
// other readings of the same figures, whatever measure those are of, and the findings that name an
// observation of it or doubt it. DATA_LOSS for bytes that are no details, as far
// as they are looked at: of a measure the observations and the table of findings.
absl::Status AddSlices(std::string_view details, const SliceWanted& wanted, v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_SLICES_H_
