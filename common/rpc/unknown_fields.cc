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
  std::vector<errors::FieldViolation> violations;
  FindUnknownFields(request, "", violations);
  return violations.empty() ? absl::OkStatus() : errors::InvalidRequest(violations);
}

}  // namespace waymark::rpc
