#include "common/rpc/unknown_fields.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "google/protobuf/descriptor.h"

#include "common/status/errors.h"

namespace waymark::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Enough to show what is wrong; more is not read.
constexpr std::size_t kMaxViolations = 20;

// The messages that can be in one of a type, so that a request, which has hundreds of messages in
// it, is walked without a look at descriptors.
struct MessageTree {
  struct Field {
    const FieldDescriptor* field;
    const MessageTree* inside;
  };
  const Reflection* reflection = nullptr;
  std::vector<Field> fields = {};
};

// A place in a map of nodes stays where it is.
using Trees = std::unordered_map<const Descriptor*, MessageTree>;

const MessageTree& AddTreeOf(const Descriptor& type, const Reflection& reflection, Trees& trees) {
  const auto [added, is_new] = trees.try_emplace(&type);
  MessageTree& tree = added->second;
  if (!is_new) return tree;
  tree.reflection = &reflection;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* const field = type.field(i);
    if (field->message_type() == nullptr || field->is_map()) continue;
    const Message& inside = *reflection.GetMessageFactory()->GetPrototype(field->message_type());
    tree.fields.push_back(
        {field, &AddTreeOf(*field->message_type(), *inside.GetReflection(), trees)});
  }
  return tree;
}

const MessageTree& TreeOf(const Message& message) {
  // Never destroyed: threads may still judge while the process ends.
  static auto* const mutex = new absl::Mutex();
  static auto* const trees = new Trees();
  const absl::MutexLock lock(mutex);
  return AddTreeOf(*message.GetDescriptor(), *message.GetReflection(), *trees);
}

// Without words: hardly ever there is one.
bool HasUnknownFields(const Message& message, const MessageTree& tree) {
  const Reflection& reflection = *tree.reflection;
  if (!reflection.GetUnknownFields(message).empty()) return true;
  for (const auto& [field, inside] : tree.fields) {
    if (!field->is_repeated()) {
      if (reflection.HasField(message, field) &&
          HasUnknownFields(reflection.GetMessage(message, field), *inside)) {
        return true;
      }
      continue;
    }
    const int size = reflection.FieldSize(message, field);
    for (int j = 0; j < size; ++j) {
      if (HasUnknownFields(reflection.GetRepeatedMessage(message, field, j), *inside)) return true;
    }
  }
  return false;
}

void FindUnknownFields(const Message& message, const std::string& path,
                       std::vector<errors::FieldViolation>& violations) {
  const auto& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) {
    violations.push_back(
        {path.empty() ? "request" : path, v1::VIOLATION_REASON_UNKNOWN_FIELD,
         "has a field that this version does not know; leave it out, or use a newer service"});
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    const std::string inner = absl::StrCat(path, path.empty() ? "" : ".", field->name());
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 0;
    for (int i = 0; i < size && violations.size() < kMaxViolations; ++i) {
      FindUnknownFields(reflection.GetRepeatedMessage(message, field, i),
                        absl::StrCat(inner, "[", i, "]"), violations);
    }
    if (!field->is_repeated()) {
      FindUnknownFields(reflection.GetMessage(message, field), inner, violations);
    }
  }
}

}  // namespace

absl::Status RefuseUnknownFields(const Message& request) {
  if (!HasUnknownFields(request, TreeOf(request))) return absl::OkStatus();
  std::vector<errors::FieldViolation> violations;
  FindUnknownFields(request, "", violations);
  return violations.empty() ? absl::OkStatus() : errors::InvalidRequest(violations);
}

}  // namespace waymark::rpc
