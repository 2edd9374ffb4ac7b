#include "ingest-service/rules/warnings/conflict_warnings.h"

#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {

std::vector<v1::Warning> ConflictWarnings(const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  for (int i = 0; i < visit.conflicting_reports_size(); ++i) {
    const v1::ConflictResolution resolution = visit.conflicting_reports(i).resolution();
    if (resolution != v1::CONFLICT_RESOLUTION_UNRESOLVED &&
        resolution != v1::CONFLICT_RESOLUTION_UNSPECIFIED) {
      continue;
    }
    warnings.push_back(
        MakeWarning(ElementField("conflicting_reports", i, "resolution"),
                    v1::WARNING_REASON_CONFLICT_UNRESOLVED,
                    "is UNRESOLVED: answers mark what depends on the field; once it is settled, "
                    "write MISTAKEN or SUPERSEDED and say why in its note"));
  }
  return warnings;
}

}  // namespace waymark::ingest
