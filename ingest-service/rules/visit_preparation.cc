#include "ingest-service/rules/visit_preparation.h"

#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/visit_id.h"
#include "ingest-service/rules/authority_names.h"
#include "ingest-service/rules/defaults.h"
#include "ingest-service/rules/fields/field_rules.h"
#include "ingest-service/rules/personal_data_rule.h"
#include "ingest-service/rules/requests/request_id.h"
#include "ingest-service/rules/statements/judgement_rules.h"
#include "ingest-service/rules/statements/observation_rules.h"
#include "ingest-service/rules/statements/statement_rules.h"
#include "ingest-service/rules/statements/visit_rules.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_dates.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {
namespace {

// "MONITORING_VISIT".
std::string TypeWord(v1::VisitType type) {
  return v1::VisitType_Name(type).substr(std::string_view("VISIT_TYPE_").size());
}

// As given, or derived. Empty where it is malformed (reported) or the type is missing (reported by
// CheckFields).
std::string VisitIdOf(const VisitSubmission& submission, const VisitDates& dates,
                      Violations& violations) {
  if (!submission.visit_id.empty()) {
    const ScopedField scope(violations, "visit_id");
    // Nothing is to be told that has it in it.
    if (!CheckIdForPersonalData(submission.visit_id, violations)) return "";
    if (model::IsVisitId(submission.visit_id)) return submission.visit_id;
    violations.Add(v1::VIOLATION_REASON_MALFORMED,
                   absl::StrCat(Shown(submission.visit_id), " is no visit_id; write ",
                                std::string(model::kVisitIdForm), ", or leave it empty"));
    return "";
  }
  const v1::VisitType type = submission.visit.type();
  if (type == v1::VISIT_TYPE_UNSPECIFIED || !v1::VisitType_IsValid(type)) return "";
  return model::DeriveVisitId(IdentifyingDate(dates), TypeWord(type));
}

// Its parts are empty where they could not be made, which is reported.
model::VisitName NameOf(const VisitSubmission& submission, const VisitDates& dates,
                        AuthorityNames& names, Violations& violations) {
  model::VisitName name;
  {
    const ScopedField scope(violations, "parent");
    name.authority_id = names.Authority(submission.parent).value_or("");
  }
  name.visit_id = VisitIdOf(submission, dates, violations);
  return name;
}

// A request may repeat the name, with a code or alias in it as well as with the id.
void CheckRepeatedName(const model::VisitName& made, const std::string& repeated,
                       AuthorityNames& names, Violations& violations) {
  if (repeated.empty()) return;
  const ScopedField scope(violations, "name");
  const std::optional<model::VisitName> given = names.Visit(repeated);
  if (!given.has_value() || made.authority_id.empty() || made.visit_id.empty() || *given == made) {
    return;
  }
  violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                 absl::StrCat("is not the name that parent and visit_id make, ", made.ToString(),
                              "; leave it empty"));
}

// What is too large is refused for that alone: the other rules' work grows with the size.
bool HasAcceptableSize(const v1::Visit& visit, Violations& violations) {
  const ScopedField scope(violations, "visit");
  return CheckSize(visit.ByteSizeLong(), violations);
}

// `bytes` are the visit's.
void Judge(const reference::ReferenceData& reference, absl::CivilDay today, const VisitDates& dates,
           const v1::Visit& visit, std::string_view bytes, Violations& violations) {
  const VisitIds ids = CollectIds(visit, violations);
  CheckSize(bytes.size(), violations);
  CheckVisit(visit, violations);
  CheckDateOrder(dates, violations);
  CheckFields(reference, today, ids, visit, bytes, violations);
  CheckJudgements(reference, visit, violations);
  CheckObservations(reference, visit, violations);
  CheckStatements(visit, violations);
  CheckLabelsForPersonalData(visit, violations);
}

}  // namespace

absl::StatusOr<PreparedVisit> PrepareVisit(const reference::ReferenceData& reference,
                                           absl::CivilDay today, VisitSubmission submission) {
  Violations violations;
  v1::Visit& visit = submission.visit;
  ClearOutputOnly(visit);
  if (!HasAcceptableSize(visit, violations)) return violations.ToStatus();

  const VisitDates dates = DatesOf(visit);
  AuthorityNames names(reference, EventDays(dates), violations);
  model::VisitName name = NameOf(submission, dates, names, violations);
  CheckRequestId(submission.request_id, violations);
  FillDefaults(visit);
  AssignIds(visit);
  std::string bytes;
  {
    const ScopedField scope(violations, "visit");
    CheckRepeatedName(name, visit.name(), names, violations);
    names.Canonicalize(visit);
    CheckOtherVisits(name, visit, violations);
    CheckBaselineAuthority(reference, name, visit, violations);
    visit.set_name(name.ToString());
    bytes = visit.SerializeAsString();
    Judge(reference, today, dates, visit, bytes, violations);
  }
  if (!violations.empty()) return violations.ToStatus();
  return PreparedVisit{
      .name = std::move(name), .visit = std::move(visit), .bytes = std::move(bytes)};
}

}  // namespace waymark::ingest
