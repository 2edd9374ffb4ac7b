#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_

#include <string_view>

#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// PERSONAL_DATA at the path for each detector that finds something in the text, by its name. What
// it found is told to nobody. Whether none did.
bool CheckPersonalData(std::string_view text, Violations& violations);

// The same of an id, a name or a path that the caller chose. One in which something was found is
// not to be shown or looked up. What is longer than any of them may be is refused for that, shown
// nowhere, and not searched.
bool CheckIdForPersonalData(std::string_view id, Violations& violations);

// The same of the address of a document.
bool CheckAddressForPersonalData(std::string_view uri, Violations& violations);

// The same for keys and values of labels, one report at "labels" for each detector: which label it
// was cannot be said. The path is the visit's.
void CheckLabelsForPersonalData(const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_RULE_H_
