#include "ingest-service/rules/fields/field_plan.h"

#include <unordered_map>

#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MessageFactory;

// A place in a map of nodes stays where it is.
using Plans = std::unordered_map<const Descriptor*, MessagePlan>;

const MessagePlan& AddPlanOf(const Descriptor& message, Plans& plans) {
  const auto [added, is_new] = plans.try_emplace(&message);
  MessagePlan& plan = added->second;
  if (!is_new) return plan;
  plan.reflection = MessageFactory::generated_factory()->GetPrototype(&message)->GetReflection();
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const FieldRule& rule = RuleOf(field);
    if (!HasAnythingToJudge(field, rule)) continue;
    FieldPlan judged{.field = &field,
                     .rule = &rule,
                     .inside = nullptr,
                     .type = field.cpp_type(),
                     .is_list = field.is_repeated(),
                     .may_be_absent = field.has_presence()};
    if (field.message_type() != nullptr && !field.is_map()) {
      judged.inside = &AddPlanOf(*field.message_type(), plans);
    }
    plan.fields.push_back(judged);
  }
  return plan;
}

}  // namespace

bool HasAnythingToJudge(const FieldDescriptor& field, const FieldRule& rule) {
  if (field.is_repeated()) return true;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
    case FieldDescriptor::CPPTYPE_ENUM:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_INT32:
      return true;
    case FieldDescriptor::CPPTYPE_STRING:
      return rule.required ||
             (rule.kind != FieldKind::kPlain && rule.kind != FieldKind::kElsewhere);
    default:
      return false;
  }
}

const MessagePlan& PlanOfVisit() {
  // Never destroyed: threads may still judge while the process ends.
  static auto* const plans = new Plans();
  static const MessagePlan& plan = AddPlanOf(*v1::Visit::descriptor(), *plans);
  return plan;
}

}  // namespace waymark::ingest
