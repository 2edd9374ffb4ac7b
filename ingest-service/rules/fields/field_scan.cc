#include "ingest-service/rules/fields/field_scan.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "absl/container/inlined_vector.h"

#include "common/wire/wire_fields.h"
#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/scan_plan.h"
#include "ingest-service/rules/fields/value_rules.h"

namespace waymark::ingest {
namespace {

// Of a longer list the walk tells whether an element stands there twice.
constexpr std::size_t kMostCompared = 32;

// The elements of one list, which stand together.
struct List {
  std::uint32_t number = 0;  // of no field
  int size = 0;
  absl::InlinedVector<std::string_view, 8> texts;
};

class FieldScan {
 public:
  FieldScan(const reference::ReferenceData& reference, absl::CivilDay today, const VisitIds& ids)
      : values_(reference, today, ids, violations_) {}

  bool Passes(std::string_view message, const ScanPlan& plan);

 private:
  bool PassesValue(const wire::WireFields& at, const ScanField& field);
  bool PassesText(std::string_view text, const ScanField& field);

  Violations violations_;  // What is found goes no further.
  ValueRules values_;
};

// Counts an element of a list; false where there are too many, or where one of the texts is there.
bool PassesInList(const wire::WireFields& at, const ScanField& field, List& list) {
  if (at.number() != list.number) {
    list.number = at.number();
    list.size = 0;
    list.texts.clear();
  }
  if (++list.size > field.rule->max_elements) return false;
  if (field.kind != ScanKind::kText) return true;
  if (list.texts.size() == kMostCompared) return false;
  const std::string_view text = at.content();
  if (std::find(list.texts.begin(), list.texts.end(), text) != list.texts.end()) return false;
  list.texts.push_back(text);
  return true;
}

bool FieldScan::Passes(std::string_view message, const ScanPlan& plan) {
  std::uint64_t seen = 0;
  List list;
  wire::WireFields fields(message);
  while (fields.Next()) {
    const ScanField* const field = plan.Find(fields.number());
    if (field == nullptr || field->kind == ScanKind::kUnknown) return false;
    if (fields.type() != field->wire_type) return false;
    const std::uint64_t bit = std::uint64_t{1} << fields.number();
    // Again: of a list the next, and else in an order that is not this library's.
    if ((seen & bit) != 0 && !(field->is_list && fields.number() == list.number)) return false;
    seen |= bit;
    if (field->is_list && !PassesInList(fields, *field, list)) return false;
    if (!PassesValue(fields, *field)) return false;
  }
  return fields.reached_end() && (seen & plan.required) == plan.required;
}

bool FieldScan::PassesValue(const wire::WireFields& at, const ScanField& field) {
  switch (field.kind) {
    case ScanKind::kText:
      return PassesText(at.content(), field);
    case ScanKind::kMessage:
      return Passes(at.content(), *field.inside);
    case ScanKind::kEnum:
      return at.value() < 64 && (field.known_values >> at.value() & 1) != 0 &&
             (at.value() != 0 || !field.rule->required);
    case ScanKind::kDouble:
      values_.CheckNumber(std::bit_cast<double>(at.value()), *field.rule);
      return violations_.empty();
    case ScanKind::kInteger: {
      const auto number = static_cast<std::int32_t>(at.value());
      values_.CheckNumber(number, *field.rule);
      return violations_.empty() && (number != 0 || !field.rule->required);
    }
    default:
      return true;
  }
}

bool FieldScan::PassesText(std::string_view text, const ScanField& field) {
  if (field.rule->required && !field.is_list && IsBlank(text)) return false;
  if (text.empty() && !field.is_list) return true;
  values_.CheckString(text, *field.rule);
  return violations_.empty();
}

}  // namespace

bool ScanFindsNothing(const reference::ReferenceData& reference, absl::CivilDay today,
                      const VisitIds& ids, std::string_view bytes) {
  return FieldScan(reference, today, ids).Passes(bytes, ScanPlanOfVisit());
}

}  // namespace waymark::ingest
