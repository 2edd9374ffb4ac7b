#include "ingest-service/rules/statements/visit_rules.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/text_rules.h"
#include "ingest-service/rules/limits.h"

namespace waymark::ingest {
namespace {

using google::protobuf::FieldDescriptor;

// Say what kind of event it is and how it is filed, and nothing that came of it.
constexpr int kSilentFields[] = {
    v1::Visit::kNameFieldNumber,      v1::Visit::kTypeFieldNumber,    v1::Visit::kStatusFieldNumber,
    v1::Visit::kFrameworkFieldNumber, v1::Visit::kSourcesFieldNumber, v1::Visit::kLabelsFieldNumber,
};

bool SaysSomething(const v1::Visit& visit) {
  std::vector<const FieldDescriptor*> given;
  visit.GetReflection()->ListFields(visit, &given);
  return std::any_of(given.begin(), given.end(), [](const FieldDescriptor* field) {
    return std::find(std::begin(kSilentFields), std::end(kSilentFields), field->number()) ==
           std::end(kSilentFields);
  });
}

void CheckInspectionOnly(const v1::Visit& visit, Violations& violations) {
  // An unknown type is reported as such, and may be one that has them.
  if (IsInspection(visit.type()) || !v1::VisitType_IsValid(visit.type()) ||
      visit.type() == v1::VISIT_TYPE_UNSPECIFIED) {
    return;
  }
  const auto refuse = [&violations](bool is_given, std::string_view field) {
    if (!is_given) return;
    violations.AddAt(field, v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for inspections (INSPECTION, SHORT_INSPECTION, REINSPECTION); leave "
                     "it out or change the type");
  };
  refuse(visit.has_stated_visit_count(), "stated_visit_count");
  refuse(visit.judgements_size() > 0, "judgements");
  refuse(visit.monitoring_follows(), "monitoring_follows");
  refuse(visit.recommendations_size() > 0, "recommendations");
}

void CheckDeliveryBody(const v1::Visit& visit, Violations& violations) {
  if (visit.delivery_body_since().empty() || !IsBlank(visit.delivery_body())) return;
  violations.AddAt("delivery_body_since", v1::VIOLATION_REASON_CONTRADICTION,
                   "is only for a delivery_body; name it or leave this out");
}

bool IsLabelKey(std::string_view key) {
  return !key.empty() && key.size() <= kMaxSlugBytes &&
         std::all_of(key.begin(), key.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '-' || c == '_';
         });
}

// One report for each kind of fault, of all labels together: which ones it were cannot be said,
// since keys and values are the caller's own and may be personal.
void CheckLabels(const v1::Visit& visit, Violations& violations) {
  int bad_keys = 0;
  int long_values = 0;
  int bad_values = 0;
  for (const auto& [key, value] : visit.labels()) {
    if (!IsLabelKey(key)) ++bad_keys;
    if (value.size() > kMaxLabelValueBytes) ++long_values;
    if (!IsUtf8(value) || HasControlCharacter(value)) ++bad_values;
  }
  if (bad_keys > 0) {
    violations.AddAt("labels", v1::VIOLATION_REASON_MALFORMED,
                     absl::StrCat(bad_keys,
                                  " of the keys have another form than lower-case "
                                  "letters, digits, hyphens and underscores, 1 to ",
                                  kMaxSlugBytes));
  }
  if (long_values > 0) {
    violations.AddAt(
        "labels", v1::VIOLATION_REASON_TOO_LONG,
        absl::StrCat(long_values, " of the values have more than ", kMaxLabelValueBytes, " bytes"));
  }
  if (bad_values > 0) {
    violations.AddAt("labels", v1::VIOLATION_REASON_CONTROL_CHARACTER,
                     absl::StrCat(bad_values,
                                  " of the values have a control character or are not "
                                  "UTF-8"));
  }
}

}  // namespace

void CheckVisit(const v1::Visit& visit, Violations& violations) {
  if (!SaysSomething(visit)) {
    violations.Add(v1::VIOLATION_REASON_REQUIRED,
                   "says nothing; give what a source says: a date, a stated number, a focus, a "
                   "judgement, a finding, an observation or another statement");
  }
  CheckInspectionOnly(visit, violations);
  CheckDeliveryBody(visit, violations);
  CheckLabels(visit, violations);
}

bool CheckSize(std::size_t bytes, Violations& violations) {
  if (bytes <= kMaxVisitBytes) return true;
  violations.Add(v1::VIOLATION_REASON_TOO_LONG,
                 absl::StrCat("has ", bytes, " bytes, ids and defaults included; at most ",
                              kMaxVisitBytes, " are kept"));
  return false;
}

bool IsInspection(v1::VisitType type) {
  return type == v1::VISIT_TYPE_INSPECTION || type == v1::VISIT_TYPE_SHORT_INSPECTION ||
         type == v1::VISIT_TYPE_REINSPECTION;
}

}  // namespace waymark::ingest
