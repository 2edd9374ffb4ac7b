#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PLAN_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PLAN_H_

#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

#include "ingest-service/rules/fields/field_table.h"

namespace waymark::ingest {

struct MessagePlan;

// What a walk needs to know of a field to judge it. A visit has hundreds, and to ask the descriptor
// of each for them takes longer than to judge it.
struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  const FieldRule* rule = nullptr;
  const MessagePlan* inside = nullptr;  // of a message that is no entry of a map
  google::protobuf::FieldDescriptor::CppType type = google::protobuf::FieldDescriptor::CPPTYPE_BOOL;
  bool is_list = false;
  bool may_be_absent = false;
};

// The fields of a message of which there is anything to judge, in the order of its descriptor.
struct MessagePlan {
  const google::protobuf::Reflection* reflection = nullptr;
  std::vector<FieldPlan> fields;
};

// Whether values of the field, or how many there are, can be wrong by themselves.
bool HasAnythingToJudge(const google::protobuf::FieldDescriptor& field, const FieldRule& rule);

// Of v1::Visit.
const MessagePlan& PlanOfVisit();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PLAN_H_
