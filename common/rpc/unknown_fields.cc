#include "common/rpc/unknown_fields.h"

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

#include "common/status/errors.h"

namespace waymark::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Enough to show what is wrong; more is not read.
constexpr std::size_t kMaxViolations = 20;

// Without words: a request has hundreds of messages in it and hardly ever such a field.
bool HasUnknownFields(const Message& message) {
  const auto& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) return true;
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor* const field = descriptor.field(i);
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    if (!field->is_repeated()) {
      if (reflection.HasField(message, field) &&
          HasUnknownFields(reflection.GetMessage(message, field))) {
        return true;
      }
      continue;
    }
    const int size = reflection.FieldSize(message, field);
    for (int j = 0; j < size; ++j) {
      if (HasUnknownFields(reflection.GetRepeatedMessage(message, field, j))) return true;
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
  if (!HasUnknownFields(request)) return absl::OkStatus();
  std::vector<errors::FieldViolation> violations;
  FindUnknownFields(request, "", violations);
  return violations.empty() ? absl::OkStatus() : errors::InvalidRequest(violations);
}

}  // namespace waymark::rpc
