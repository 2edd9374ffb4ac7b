#include "tests/fuzz/message_mutator.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <vector>

namespace waymark::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr double kNumbers[] = {0,
                               1,
                               -1,
                               0.5,
                               2,
                               3,
                               10,
                               25,
                               26,
                               100,
                               101,
                               99.9,
                               1900,
                               1e9,
                               1e300,
                               -0.0,
                               std::numeric_limits<double>::quiet_NaN(),
                               std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::denorm_min()};
constexpr std::int32_t kIntegers[] = {0,
                                      1,
                                      2,
                                      3,
                                      -1,
                                      10,
                                      50,
                                      99,
                                      100,
                                      101,
                                      1000,
                                      std::numeric_limits<std::int32_t>::max(),
                                      std::numeric_limits<std::int32_t>::min()};

// The message and every message in it.
void Collect(Message& message, std::vector<Message*>& found) {
  found.push_back(&message);
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    if (!field->is_repeated()) Collect(*reflection.MutableMessage(&message, field), found);
    for (int i = 0; field->is_repeated() && i < reflection.FieldSize(message, field); ++i) {
      Collect(*reflection.MutableRepeatedMessage(&message, field, i), found);
    }
  }
}

template <typename List>
const auto& OneOf(const List& list, Random& random) {
  return list[static_cast<std::size_t>(Below(static_cast<int>(std::size(list)), random))];
}

}  // namespace

void MessageMutator::Edit(Message& message) {
  std::vector<Message*> parts;
  Collect(message, parts);
  Message& part = *OneOf(parts, random_);
  const FieldDescriptor& field =
      *part.GetDescriptor()->field(Below(part.GetDescriptor()->field_count(), random_));
  field.is_repeated() ? EditList(part, field) : EditSingle(part, field);
}

void MessageMutator::Splice(const Message& from, Message& into) {
  const std::unique_ptr<Message> copy(from.New());
  copy->CopyFrom(from);
  std::vector<Message*> sources;
  Collect(*copy, sources);
  const Message& source = *OneOf(sources, random_);
  std::vector<Message*> parts;
  Collect(into, parts);
  std::erase_if(parts, [&source](const Message* part) {
    return part->GetDescriptor() != source.GetDescriptor();
  });
  parts.empty() ? Edit(into) : OneOf(parts, random_)->CopyFrom(source);
}

void MessageMutator::EditSingle(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (Below(4, random_) == 0) return reflection.ClearField(&message, &field);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      reflection.MutableMessage(&message, &field);
      return;
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.SetString(&message, &field,
                                  new_text_(field, reflection.GetString(message, &field), random_));
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.SetEnumValue(&message, &field, EnumValue(field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, true);
    default:
      return SetNumber(message, field);
  }
}

void MessageMutator::SetNumber(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return reflection.SetDouble(&message, &field, OneOf(kNumbers, random_));
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&message, &field, OneOf(kIntegers, random_));
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&message, &field, OneOf(kIntegers, random_));
    default:
      return;  // the contract has no others
  }
}

int MessageMutator::EnumValue(const FieldDescriptor& field) {
  if (Below(16, random_) == 0) return OneOf(kIntegers, random_);
  return field.enum_type()->value(Below(field.enum_type()->value_count(), random_))->number();
}

void MessageMutator::Add(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, &field);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      Message& added = *reflection.AddMessage(&message, &field);
      if (size > 0 && Below(4, random_) != 0) {
        added.CopyFrom(reflection.GetRepeatedMessage(message, &field, Below(size, random_)));
      }
      if (field.is_map()) {
        EditSingle(added, *field.message_type()->map_key());
        EditSingle(added, *field.message_type()->map_value());
      }
      return;
    }
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.AddString(&message, &field, new_text_(field, "", random_));
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.AddEnumValue(&message, &field, EnumValue(field));
    default:
      return;  // the contract has no lists of numbers
  }
}

void MessageMutator::EditList(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, &field);
  const int lot = size == 0 ? 0 : Below(4, random_);
  if (lot == 0) {
    // Rarely many at once, to come upon the limits of lists.
    for (int left = Below(64, random_) == 0 ? 128 : 1; left > 0; --left) Add(message, field);
    return;
  }
  const int chosen = Below(size, random_);
  reflection.SwapElements(&message, &field, chosen, lot == 1 ? Below(size, random_) : size - 1);
  if (lot == 2) reflection.RemoveLast(&message, &field);
  if (lot == 3 && field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    const std::string old = reflection.GetRepeatedString(message, &field, chosen);
    reflection.SetRepeatedString(&message, &field, chosen, new_text_(field, old, random_));
  }
}

}  // namespace waymark::fuzz
