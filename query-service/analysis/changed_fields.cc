#include "query-service/analysis/changed_fields.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/message_differencer.h"

namespace waymark::query {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

constexpr std::string_view kOutputOnly[] = {"name",        "revision",      "etag",
                                            "deleted",     "delete_reason", "create_time",
                                            "update_time", "submitter"};

bool IsOutputOnly(const FieldDescriptor& field) {
  return std::find(std::begin(kOutputOnly), std::end(kOutputOnly), field.name()) !=
         std::end(kOutputOnly);
}

// The id field of a list's elements; null where they have none, and for fields that are no list.
const FieldDescriptor* IdField(const FieldDescriptor& field) {
  if (!field.is_repeated() || field.is_map() || field.message_type() == nullptr) return nullptr;
  const FieldDescriptor* const id = field.message_type()->FindFieldByName("id");
  return id != nullptr && id->type() == FieldDescriptor::TYPE_STRING ? id : nullptr;
}

bool IsSet(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                             : reflection.HasField(message, &field);
}

bool Differs(const Message& before, const Message& after, const FieldDescriptor& field) {
  if (!IsSet(before, field) || !IsSet(after, field)) {
    return IsSet(before, field) != IsSet(after, field);
  }
  MessageDifferencer differencer;
  return !differencer.CompareWithFields(before, after, {&field}, {&field});
}

// One element of a list, by its id.
struct Element {
  std::string id;
  const Message* message;
};

std::vector<Element> ElementsOf(const Message& visit, const FieldDescriptor& list,
                                const FieldDescriptor& id) {
  std::vector<Element> elements;
  const auto& reflection = *visit.GetReflection();
  for (int i = 0; i < reflection.FieldSize(visit, &list); ++i) {
    const Message& message = reflection.GetRepeatedMessage(visit, &list, i);
    elements.push_back({message.GetReflection()->GetString(message, &id), &message});
  }
  return elements;
}

std::map<std::string, const Message*> ById(const std::vector<Element>& elements) {
  std::map<std::string, const Message*> by_id;
  for (const Element& element : elements) by_id.emplace(element.id, element.message);
  return by_id;
}

void AddElements(const std::vector<Element>& before, const std::vector<Element>& after,
                 const std::string& list, std::vector<std::string>& changed) {
  const auto earlier = ById(before);
  const auto later = ById(after);
  for (const Element& element : after) {
    const auto found = earlier.find(element.id);
    if (found == earlier.end() || !MessageDifferencer::Equals(*found->second, *element.message)) {
      changed.push_back(absl::StrCat(list, "[", element.id, "]"));
    }
  }
  for (const Element& element : before) {
    if (later.count(element.id) == 0) changed.push_back(absl::StrCat(list, "[", element.id, "]"));
  }
}

}  // namespace

std::vector<std::string> ChangedFields(const v1::Visit& before, const v1::Visit& after) {
  std::vector<std::string> changed;
  const auto& visit = *v1::Visit::descriptor();
  for (int i = 0; i < visit.field_count(); ++i) {
    const FieldDescriptor& field = *visit.field(i);
    if (IsOutputOnly(field) || !Differs(before, after, field)) continue;
    const std::size_t so_far = changed.size();
    if (const FieldDescriptor* const id = IdField(field); id != nullptr) {
      AddElements(ElementsOf(before, field, *id), ElementsOf(after, field, *id), field.name(),
                  changed);
    }
    if (changed.size() == so_far) changed.push_back(field.name());
  }
  return changed;
}

}  // namespace waymark::query
