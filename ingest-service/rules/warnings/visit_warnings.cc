#include "ingest-service/rules/warnings/visit_warnings.h"

#include "ingest-service/rules/warnings/conflict_warnings.h"
#include "ingest-service/rules/warnings/date_warnings.h"
#include "ingest-service/rules/warnings/figure_disagreements.h"
#include "ingest-service/rules/warnings/figure_jumps.h"
#include "ingest-service/rules/warnings/fraction_warnings.h"
#include "ingest-service/rules/warnings/warning_list.h"
#include "ingest-service/rules/warnings/word_warnings.h"

namespace waymark::ingest {

std::vector<v1::Warning> VisitWarnings(const reference::ReferenceData& reference,
                                       const v1::Visit& visit) {
  std::vector<v1::Warning> warnings = DateWarnings(visit);
  Append(ConflictWarnings(visit), warnings);
  Append(FigureDisagreements(visit), warnings);
  Append(WordWarnings(reference, visit), warnings);
  Append(FractionWarnings(reference, visit), warnings);
  Append(FigureJumps(reference, visit), warnings);
  return warnings;
}

}  // namespace waymark::ingest
