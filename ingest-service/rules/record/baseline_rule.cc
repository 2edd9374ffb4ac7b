#include "ingest-service/rules/record/baseline_rule.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "ingest-service/rules/statements/visit_rules.h"

namespace waymark::ingest {

std::optional<errors::FieldViolation> FaultOfBaseline(const AuthorityRecord& record,
                                                      const internal::v1::VisitIdentity& identity,
                                                      const internal::v1::VisitIdentity* before,
                                                      const BaselineLookup& lookup) {
  if (before != nullptr && before->baseline() == identity.baseline()) return std::nullopt;
  const absl::StatusOr<model::VisitName> name = model::VisitName::Parse(identity.baseline());
  if (!name.ok()) return std::nullopt;
  const auto named = FindNamed(record, *name, lookup);
  if (!named || IsInspection(named->type())) return std::nullopt;
  const std::string type = v1::VisitType_Name(named->type());
  return errors::FieldViolation{
      .field = "visit.baseline",
      .reason = v1::VIOLATION_REASON_CONTRADICTION,
      .description =
          absl::StrCat(identity.baseline(), " is recorded as ",
                       type.substr(std::string_view("VISIT_TYPE_").size()),
                       "; name an INSPECTION, SHORT_INSPECTION or REINSPECTION, or its date")};
}

}  // namespace waymark::ingest
