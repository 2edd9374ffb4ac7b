#include "tests/fuzz/disguise.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/fields/field_table.h"

namespace waymark::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using ingest::FieldKind;

// The rules look at the scheme of an address: "https://" is the longest.
constexpr std::size_t kSchemeBytes = 8;

char Rotated(char c, char first, int count) {
  return static_cast<char>(first + (c - first + count / 2) % count);
}

std::string Disguised(std::string text, std::size_t from = 0) {
  for (std::size_t i = from; i < text.size(); ++i) {
    char& c = text[i];
    if (c >= 'a' && c <= 'z') c = Rotated(c, 'a', 26);
    if (c >= 'A' && c <= 'Z') c = Rotated(c, 'A', 26);
    if (c >= '0' && c <= '9') c = Rotated(c, '0', 10);
  }
  return text;
}

void DisguiseText(Message& message, const FieldDescriptor& field) {
  const FieldKind kind = ingest::RuleOf(field).kind;
  if (kind != FieldKind::kText && kind != FieldKind::kUri) return;
  const std::size_t from = kind == FieldKind::kUri ? kSchemeBytes : 0;
  const Reflection& reflection = *message.GetReflection();
  if (!field.is_repeated()) {
    reflection.SetString(&message, &field, Disguised(reflection.GetString(message, &field), from));
    return;
  }
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    reflection.SetRepeatedString(&message, &field, i,
                                 Disguised(reflection.GetRepeatedString(message, &field, i), from));
  }
}

void DisguiseLabels(v1::Visit& visit) {
  google::protobuf::Map<std::string, std::string> labels;
  for (const auto& [key, value] : visit.labels()) labels[Disguised(key)] = Disguised(value);
  visit.mutable_labels()->swap(labels);
}

void DisguiseField(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    DisguiseText(message, field);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_map()) {
    if (!field.is_repeated()) return Disguise(*reflection.MutableMessage(&message, &field));
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      Disguise(*reflection.MutableRepeatedMessage(&message, &field, i));
    }
  }
}

}  // namespace

void Disguise(Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) DisguiseField(message, *field);
  if (message.GetDescriptor() == v1::Visit::descriptor()) {
    DisguiseLabels(static_cast<v1::Visit&>(message));
  }
}

}  // namespace waymark::fuzz
