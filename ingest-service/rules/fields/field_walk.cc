#include "ingest-service/rules/fields/field_walk.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/unknown_field_set.h"

#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/field_plan.h"
#include "ingest-service/rules/fields/field_table.h"
#include "ingest-service/rules/fields/value_rules.h"

namespace waymark::ingest {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

class FieldWalk {
 public:
  FieldWalk(const reference::ReferenceData& reference, absl::CivilDay today, const VisitIds& ids,
            Violations& violations)
      : values_(reference, today, ids, violations), violations_(violations) {}

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
  void AddRequired(const FieldDescriptor& field);

  ValueRules values_;
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
    values_.CheckString(reflection.GetRepeatedStringReference(message, &field, index, &scratch),
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
      return values_.CheckNumber(reflection.GetDouble(message, &field), *plan.rule);
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
  values_.CheckString(text, *plan.rule);
}

void FieldWalk::CheckInteger(int number, const FieldPlan& plan) {
  if (number == 0 && plan.rule->required) return AddRequired(*plan.field);
  values_.CheckNumber(number, *plan.rule);
}

void FieldWalk::CheckEnum(int value, const FieldDescriptor& field, const FieldRule& rule) {
  if (value == 0 && rule.required) return AddRequired(field);
  if (field.enum_type()->FindValueByNumber(value) != nullptr) return;
  violations_.Add(v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
                  absl::StrCat(value, " is no value of ", field.enum_type()->name(),
                               " that this version knows"));
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

void WalkFields(const reference::ReferenceData& reference, absl::CivilDay today,
                const VisitIds& ids, const v1::Visit& visit, Violations& violations) {
  FieldWalk(reference, today, ids, violations).CheckMessage(visit, PlanOfVisit());
}

}  // namespace waymark::ingest
