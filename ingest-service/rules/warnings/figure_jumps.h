#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_JUMPS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_JUMPS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/warnings/visit_figures.h"

namespace waymark::ingest {

// A percentage jumps by so many percentage points or more, another figure by this factor or more
// (where both are above 0).
inline constexpr double kJumpInPoints = 40;
inline constexpr double kJumpFactor = 5;

// FIGURE_JUMPS, visit.observations[i].value: for each figure of a visit that is far from the one
// before it in its series, where the visit gives both and it is known which came first.
std::vector<v1::Warning> FigureJumps(const reference::ReferenceData& reference,
                                     const v1::Visit& visit);

// The same between two visits: for each series, this visit's earliest figure of its own time (as of
// the visit, or of a date after that figure) that is far from the latest figure of the visit
// before. `visit` has its measures looked up.
std::vector<v1::Warning> FigureJumps(const VisitFigures& visit, const VisitFigures& previous);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_JUMPS_H_
