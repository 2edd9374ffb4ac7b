#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_DISAGREEMENTS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_DISAGREEMENTS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

namespace waymark::ingest {

// FIGURES_DISAGREE, visit.observations[i].value: for each figure that an earlier one of the list
// contradicts, being of the same series and date, with another value once both are rounded to the
// fewer decimals, and neither names the other as its rival. Names the first such one.
std::vector<v1::Warning> FigureDisagreements(const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_DISAGREEMENTS_H_
