#include "ingest-service/rules/fields/scan_plan.h"

#include <unordered_map>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/wire_format_lite.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/fields/field_plan.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

// A place in a map of nodes stays where it is.
using ScanPlans = std::unordered_map<const Descriptor*, ScanPlan>;

ScanKind KindOfSingle(const FieldDescriptor& field) {
  switch (field.type()) {
    case FieldDescriptor::TYPE_STRING:
      return ScanKind::kText;
    case FieldDescriptor::TYPE_MESSAGE:
      return ScanKind::kMessage;
    case FieldDescriptor::TYPE_ENUM:
      return ScanKind::kEnum;
    case FieldDescriptor::TYPE_DOUBLE:
      return ScanKind::kDouble;
    case FieldDescriptor::TYPE_INT32:
      return ScanKind::kInteger;
    default:
      return ScanKind::kUnknown;
  }
}

ScanKind KindOf(const FieldDescriptor& field, const FieldRule& rule) {
  if (!HasAnythingToJudge(field, rule) || field.is_map()) return ScanKind::kAnything;
  const ScanKind kind = KindOfSingle(field);
  // Lists of numbers are packed into one field.
  const bool is_packed =
      field.is_repeated() && kind != ScanKind::kText && kind != ScanKind::kMessage;
  return is_packed ? ScanKind::kUnknown : kind;
}

std::uint64_t KnownValues(const EnumDescriptor* values) {
  std::uint64_t known = 0;
  for (int i = 0; values != nullptr && i < values->value_count(); ++i) {
    const int number = values->value(i)->number();
    if (number >= 0 && number < 64) known |= std::uint64_t{1} << number;
  }
  return known;
}

bool MustBeThere(const FieldDescriptor& field, const FieldRule& rule, ScanKind kind) {
  const bool is_number = kind == ScanKind::kDouble || kind == ScanKind::kInteger;
  const bool refuses_zero = rule.lowest > 0 || rule.highest < 0;
  return rule.required || (is_number && !field.has_presence() && refuses_zero);
}

const ScanPlan& AddScanPlanOf(const Descriptor& message, ScanPlans& plans) {
  const auto [added, is_new] = plans.try_emplace(&message);
  ScanPlan& plan = added->second;
  if (!is_new) return plan;
  plan.by_number.resize(ScanPlan::kNumbers);
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const auto number = static_cast<std::uint32_t>(field.number());
    // Left unknown: a message that has it is walked.
    if (number >= ScanPlan::kNumbers) continue;
    const FieldRule& rule = RuleOf(field);
    ScanField& scanned = plan.by_number[number];
    scanned = {.kind = KindOf(field, rule),
               .wire_type = WireFormatLite::WireTypeForFieldType(
                   static_cast<WireFormatLite::FieldType>(field.type())),
               .is_list = field.is_repeated(),
               .rule = &rule,
               .inside = nullptr,
               .known_values = KnownValues(field.enum_type())};
    if (scanned.kind == ScanKind::kMessage) {
      scanned.inside = &AddScanPlanOf(*field.message_type(), plans);
    }
    if (MustBeThere(field, rule, scanned.kind)) plan.required |= std::uint64_t{1} << number;
  }
  return plan;
}

}  // namespace

const ScanPlan& ScanPlanOfVisit() {
  // Never destroyed: threads may still judge while the process ends.
  static auto* const plans = new ScanPlans();
  static const ScanPlan& plan = AddScanPlanOf(*v1::Visit::descriptor(), *plans);
  return plan;
}

}  // namespace waymark::ingest
