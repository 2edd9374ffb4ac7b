#include "ingest-service/rules/fields/field_rules.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/unknown_field_set.h"

#include "common/model/decimal.h"
#include "common/model/partial_date.h"
#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/field_path.h"
#include "ingest-service/rules/fields/field_plan.h"
#include "ingest-service/rules/fields/field_table.h"
#include "ingest-service/rules/fields/text_rules.h"
#include "ingest-service/rules/fields/vocabulary_rules.h"
#include "ingest-service/rules/personal_data_rule.h"

namespace waymark::ingest {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

void CheckDate(std::string_view text, Violations& violations) {
  const absl::StatusOr<model::PartialDate> date = model::PartialDate::Parse(text);
  if (date.ok()) return;
  violations.Add(v1::VIOLATION_REASON_INVALID_DATE,
                 IsShowable(text) ? std::string(date.status().message())
                                  : "is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or an interval "
                                    "A/B");
}

void CheckCitation(std::string_view id, const VisitIds::Ids& known, std::string_view list,
                   Violations& violations) {
  if (known.contains(id) && !id.empty()) return;
  violations.Add(v1::VIOLATION_REASON_UNKNOWN_ID,
                 absl::StrCat(NoneAmong(id, list), "; write the id of one"));
}

void CheckLocalId(std::string_view id, Violations& violations) {
  if (IsLocalId(id)) return;
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(id),
                              " is no id; write letters, digits, hyphens and "
                              "underscores, at most ",
                              kMaxLocalIdBytes));
}

void CheckSlug(std::string_view slug, Violations& violations) {
  if (IsSlug(slug)) return;
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(slug),
                              " is no slug; write lower-case letters, digits and "
                              "hyphens, at most ",
                              kMaxSlugBytes));
}

std::string RangeWords(const FieldRule& rule) {
  const bool is_bounded = rule.highest < std::numeric_limits<double>::max();
  if (is_bounded) {
    return absl::StrCat(model::DecimalText(rule.lowest), " to ", model::DecimalText(rule.highest));
  }
  const bool excludes_zero = rule.lowest > 0 && rule.lowest < 1;
  return excludes_zero ? "above 0" : absl::StrCat(model::DecimalText(rule.lowest), " or more");
}

void CheckNumber(double number, const FieldRule& rule, Violations& violations) {
  if (!std::isfinite(number)) {
    violations.Add(v1::VIOLATION_REASON_OUT_OF_RANGE, "must be a finite number");
  } else if (number < rule.lowest || number > rule.highest) {
    violations.Add(v1::VIOLATION_REASON_OUT_OF_RANGE,
                   absl::StrCat(model::DecimalText(number), " is outside ", RangeWords(rule)));
  }
}

class FieldWalk {
 public:
  FieldWalk(const reference::ReferenceData& reference, absl::CivilDay today, const VisitIds& ids,
            Violations& violations)
      : reference_(reference), today_(today), ids_(ids), violations_(violations) {}

  // `plan` is of its type; in the following `reflection` is.
  void CheckMessage(const Message& message, const MessagePlan& plan);

 private:
  void CheckUnknownFields(const Message& message, const Reflection& reflection);
  void CheckList(const Message& message, const Reflection& reflection, const FieldPlan& plan);
  void CheckElement(const Message& message, const Reflection& reflection, const FieldPlan& plan,
                    int index);
  void CheckSingle(const Message& message, const Reflection& reflection, const FieldPlan& plan);
  void CheckOneString(const Message& message, const Reflection& reflection, const FieldPlan& plan);
  void CheckInteger(int number, const FieldPlan& plan);
  void CheckEnum(int value, const FieldDescriptor& field, const FieldRule& rule);
  void CheckString(std::string_view text, const FieldRule& rule);
  void AddRequired(const FieldDescriptor& field);

  const reference::ReferenceData& reference_;
  const absl::CivilDay today_;
  const VisitIds& ids_;
  Violations& violations_;
};

void FieldWalk::CheckMessage(const Message& message, const MessagePlan& plan) {
  const Reflection& reflection = *plan.reflection;
  CheckUnknownFields(message, reflection);
  for (const FieldPlan& field : plan.fields) {
    if (field.is_list) {
      CheckList(message, reflection, field);
    } else if (field.may_be_absent && !reflection.HasField(message, field.field)) {
      continue;
    } else if (field.type == FieldDescriptor::CPPTYPE_STRING) {
      CheckOneString(message, reflection, field);
    } else {
      CheckSingle(message, reflection, field);
    }
  }
}

void FieldWalk::CheckUnknownFields(const Message& message, const Reflection& reflection) {
  const auto& unknown = reflection.GetUnknownFields(message);
  if (unknown.empty()) return;
  violations_.Add(v1::VIOLATION_REASON_UNKNOWN_FIELD,
                  absl::StrCat("has a field of number ", unknown.field(0).number(),
                               ", which this version does not know and would lose; leave it out"));
}

void FieldWalk::CheckList(const Message& message, const Reflection& reflection,
                          const FieldPlan& plan) {
  const FieldDescriptor& field = *plan.field;
  const FieldRule& rule = *plan.rule;
  const int size = reflection.FieldSize(message, &field);
  if (size == 0) {
    if (!rule.required) return;
    const ScopedField scope(violations_, field.name());
    return AddRequired(field);
  }
  if (size > rule.max_elements) {
    violations_.AddAt(
        field.name(), v1::VIOLATION_REASON_TOO_LONG,
        absl::StrCat("has ", size, " elements; at most ", rule.max_elements, " are kept"));
  }
  if (field.is_map()) return;
  std::unordered_set<std::string_view> seen;
  std::string scratch;
  for (int i = 0; i < std::min(size, rule.max_elements); ++i) {
    const ScopedField scope(violations_, field.name(), i);
    CheckElement(message, reflection, plan, i);
    // One alone stands there once.
    if (plan.type != FieldDescriptor::CPPTYPE_STRING || size == 1) continue;
    const std::string& text = reflection.GetRepeatedStringReference(message, &field, i, &scratch);
    if (!seen.insert(text).second) {
      violations_.Add(v1::VIOLATION_REASON_DUPLICATE, "stands in the list already; leave it out");
    }
  }
}

void FieldWalk::CheckElement(const Message& message, const Reflection& reflection,
                             const FieldPlan& plan, int index) {
  const FieldDescriptor& field = *plan.field;
  if (plan.type == FieldDescriptor::CPPTYPE_MESSAGE) {
    CheckMessage(reflection.GetRepeatedMessage(message, &field, index), *plan.inside);
  } else if (plan.type == FieldDescriptor::CPPTYPE_STRING) {
    std::string scratch;
    CheckString(reflection.GetRepeatedStringReference(message, &field, index, &scratch),
                *plan.rule);
  } else if (plan.type == FieldDescriptor::CPPTYPE_ENUM) {
    CheckEnum(reflection.GetRepeatedEnumValue(message, &field, index), field, *plan.rule);
  }
}

void FieldWalk::CheckSingle(const Message& message, const Reflection& reflection,
                            const FieldPlan& plan) {
  const FieldDescriptor& field = *plan.field;
  const ScopedField scope(violations_, field.name());
  switch (plan.type) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return CheckMessage(reflection.GetMessage(message, &field), *plan.inside);
    case FieldDescriptor::CPPTYPE_ENUM:
      return CheckEnum(reflection.GetEnumValue(message, &field), field, *plan.rule);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return CheckNumber(reflection.GetDouble(message, &field), *plan.rule, violations_);
    case FieldDescriptor::CPPTYPE_INT32:
      return CheckInteger(reflection.GetInt32(message, &field), plan);
    default:
      return;
  }
}

void FieldWalk::CheckOneString(const Message& message, const Reflection& reflection,
                               const FieldPlan& plan) {
  std::string scratch;
  const std::string& text = reflection.GetStringReference(message, plan.field, &scratch);
  // Most are, and cost no more than this.
  if (text.empty() && !plan.rule->required) return;
  const ScopedField scope(violations_, plan.field->name());
  if (plan.rule->required && IsBlank(text)) return AddRequired(*plan.field);
  CheckString(text, *plan.rule);
}

void FieldWalk::CheckInteger(int number, const FieldPlan& plan) {
  if (number == 0 && plan.rule->required) return AddRequired(*plan.field);
  CheckNumber(number, *plan.rule, violations_);
}

void FieldWalk::CheckEnum(int value, const FieldDescriptor& field, const FieldRule& rule) {
  if (value == 0 && rule.required) return AddRequired(field);
  if (field.enum_type()->FindValueByNumber(value) != nullptr) return;
  violations_.Add(v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
                  absl::StrCat(value, " is no value of ", field.enum_type()->name(),
                               " that this version knows"));
}

// What the caller made up to name something by, or cites as such.
bool IsCallersId(FieldKind kind) {
  switch (kind) {
    case FieldKind::kFieldPath:
    case FieldKind::kLocalId:
    case FieldKind::kSlug:
    case FieldKind::kSourceId:
    case FieldKind::kObservationId:
      return true;
    default:
      return false;
  }
}

void FieldWalk::CheckString(std::string_view text, const FieldRule& rule) {
  if (IsCallersId(rule.kind) && !CheckIdForPersonalData(text, violations_)) return;
  switch (rule.kind) {
    case FieldKind::kText:
      return CheckText(text, rule.max_bytes, violations_);
    case FieldKind::kUri:
      return CheckUri(text, rule.max_bytes, violations_);
    case FieldKind::kFieldPath:
      return CheckFieldPath(text, rule.max_bytes, ids_, violations_);
    case FieldKind::kLocalId:
      return CheckLocalId(text, violations_);
    case FieldKind::kSlug:
      return CheckSlug(text, violations_);
    case FieldKind::kDate:
      return CheckDate(text, violations_);
    case FieldKind::kSourceId:
      return CheckCitation(text, ids_.sources, "sources", violations_);
    case FieldKind::kObservationId:
      return CheckCitation(text, ids_.observations, "observations", violations_);
    default:
      return CheckEntryName(reference_, today_, rule.kind, text, violations_);
  }
}

void FieldWalk::AddRequired(const FieldDescriptor& field) {
  std::string words = "is required";
  if (field.is_repeated()) absl::StrAppend(&words, "; give at least one");
  if (field.enum_type() != nullptr) {
    absl::StrAppend(&words, "; write a value of ", field.enum_type()->name());
  }
  violations_.Add(v1::VIOLATION_REASON_REQUIRED, std::move(words));
}

}  // namespace

void CheckFields(const reference::ReferenceData& reference, absl::CivilDay today,
                 const VisitIds& ids, const v1::Visit& visit, Violations& violations) {
  FieldWalk(reference, today, ids, violations).CheckMessage(visit, PlanOfVisit());
}

}  // namespace waymark::ingest
