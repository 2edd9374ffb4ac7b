#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_

#include <string_view>

#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// PERSONAL_DATA at the path for each detector that finds something in the text, by its name. What
// it found is told to nobody. Whether none did.
bool CheckPersonalData(std::string_view text, Violations& violations);

// The same for keys and values of labels, one report at "labels" for each detector: which label it
// was cannot be said. The path is the visit's.
void CheckLabelsForPersonalData(const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_
