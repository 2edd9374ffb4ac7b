#include "ingest-service/rules/requests/visit_reference.h"

#include "ingest-service/rules/authority_names.h"
#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/text_rules.h"
#include "ingest-service/rules/limits.h"

namespace waymark::ingest {

std::optional<model::VisitName> ReferredVisit(const reference::ReferenceData& reference,
                                              const reference::DayInterval& event,
                                              std::string_view name, Violations& violations) {
  const ScopedField scope(violations, "name");
  if (name.empty()) {
    violations.Add(v1::VIOLATION_REASON_REQUIRED,
                   "is required; write authorities/{authority_id}/visits/{visit_id}");
    return std::nullopt;
  }
  return AuthorityNames(reference, event, violations).Visit(name);
}

void CheckEtagGiven(std::string_view etag, Violations& violations) {
  if (!etag.empty()) return;
  violations.AddAt("etag", v1::VIOLATION_REASON_REQUIRED,
                   "is required; read the visit and send back the etag of the revision that the "
                   "change rests on");
}

void CheckReason(std::string_view reason, Violations& violations) {
  const ScopedField scope(violations, "reason");
  if (IsBlank(reason)) {
    violations.Add(v1::VIOLATION_REASON_REQUIRED, "is required; say why, for those who ask later");
  } else {
    CheckText(reason, kMaxPhraseBytes, violations);
  }
}

}  // namespace waymark::ingest
