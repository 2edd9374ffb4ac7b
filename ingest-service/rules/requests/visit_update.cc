#include "ingest-service/rules/requests/visit_update.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

#include "ingest-service/rules/requests/request_id.h"
#include "ingest-service/rules/requests/visit_reference.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_dates.h"

namespace waymark::ingest {
namespace {

using google::protobuf::FieldDescriptor;

constexpr char kAllFields[] = "*";
// Twice the fields there are.
constexpr int kMaxPaths = 100;
// Which visit it is and what only answers hold: nothing that an update writes.
constexpr int kFixedFields[] = {
    v1::Visit::kNameFieldNumber,         v1::Visit::kRevisionFieldNumber,
    v1::Visit::kEtagFieldNumber,         v1::Visit::kDeletedFieldNumber,
    v1::Visit::kDeleteReasonFieldNumber, v1::Visit::kCreateTimeFieldNumber,
    v1::Visit::kUpdateTimeFieldNumber,   v1::Visit::kSubmitterFieldNumber,
};

bool IsFixed(const FieldDescriptor& field) {
  return std::find(std::begin(kFixedFields), std::end(kFixedFields), field.number()) !=
         std::end(kFixedFields);
}

const FieldDescriptor* FieldAt(const std::string& path) {
  return v1::Visit::descriptor()->FindFieldByName(path);
}

void CheckPath(const std::string& path, bool alone, Violations& violations) {
  if (path == kAllFields) {
    if (alone) return;
    violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                   "stands for all fields; give it alone, or the fields without it");
    return;
  }
  const FieldDescriptor* field = FieldAt(path);
  if (field == nullptr) {
    violations.Add(v1::VIOLATION_REASON_MALFORMED,
                   absl::StrCat(Shown(path),
                                " is no field of a visit; write whole fields by their names in the "
                                "contract, such as end_date or findings"));
  } else if (IsFixed(*field)) {
    violations.Add(v1::VIOLATION_REASON_CONTRADICTION,
                   absl::StrCat(field->name(), " cannot be changed; leave it out"));
  }
}

void CheckMask(const google::protobuf::FieldMask& mask, Violations& violations) {
  if (mask.paths_size() > kMaxPaths) {
    violations.AddAt(
        "update_mask", v1::VIOLATION_REASON_TOO_LONG,
        absl::StrCat("has ", mask.paths_size(), " paths; at most ", kMaxPaths, " are looked at"));
    return;
  }
  for (int i = 0; i < mask.paths_size(); ++i) {
    const ScopedField outer(violations, "update_mask");
    const ScopedField scope(violations, "paths", i);
    CheckPath(mask.paths(i), mask.paths_size() == 1, violations);
  }
}

std::vector<const FieldDescriptor*> FieldsToReplace(const v1::UpdateVisitRequest& request) {
  std::vector<const FieldDescriptor*> fields;
  const auto& paths = request.update_mask().paths();
  if (paths.empty()) {
    request.visit().GetReflection()->ListFields(request.visit(), &fields);
  } else if (paths.Get(0) == kAllFields) {
    const auto& descriptor = *v1::Visit::descriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) fields.push_back(descriptor.field(i));
  } else {
    for (const std::string& path : paths) {
      const FieldDescriptor* field = FieldAt(path);
      // Once: what is swapped twice is as before.
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    }
  }
  return fields;
}

}  // namespace

absl::StatusOr<model::VisitName> CheckUpdate(const reference::ReferenceData& reference,
                                             const v1::UpdateVisitRequest& request) {
  Violations violations;
  std::optional<model::VisitName> name;
  {
    const ScopedField scope(violations, "visit");
    name = ReferredVisit(reference, EventDays(DatesOf(request.visit())), request.visit().name(),
                         violations);
    CheckEtagGiven(request.visit().etag(), violations);
  }
  CheckMask(request.update_mask(), violations);
  CheckRequestId(request.request_id(), violations);
  if (!violations.empty()) return violations.ToStatus();
  return *std::move(name);
}

v1::Visit ApplyUpdate(const v1::UpdateVisitRequest& request, v1::Visit current) {
  const auto& reflection = *current.GetReflection();
  v1::Visit given = request.visit();
  for (const FieldDescriptor* field : FieldsToReplace(request)) {
    // Swapped rather than merged: a list is replaced, and what is not given is emptied.
    if (field != nullptr && !IsFixed(*field)) reflection.SwapFields(&current, &given, {field});
  }
  return current;
}

}  // namespace waymark::ingest
