#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_LABELS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_LABELS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"

// The values of the contract's enums as words.
namespace waymark::query::client {

// What stands where a source, or a record, says nothing.
inline constexpr std::string_view kNotStated = "not stated";

// Of any enum; better use Label.
std::string LabelOf(const google::protobuf::EnumDescriptor& type, int value);
std::string WordOf(const google::protobuf::EnumDescriptor& type, int value);
std::optional<int> ValueOf(const google::protobuf::EnumDescriptor& type, std::string_view word);
std::vector<std::string> WordsOf(const google::protobuf::EnumDescriptor& type);

// "requires improvement" for GRADE_REQUIRES_IMPROVEMENT; "not stated" for the unspecified value.
template <typename Enum>
std::string Label(Enum value) {
  return LabelOf(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

// The word ParseLabel takes for a value, for programs: "requires-improvement". Empty for the
// unspecified value; for one that this version does not know, its number.
template <typename Enum>
std::string Word(Enum value) {
  return WordOf(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

// GRADE_REQUIRES_IMPROVEMENT for "requires-improvement", also with spaces or underscores and in any
// case. Nothing for an unknown word, and none for the unspecified value.
template <typename Enum>
std::optional<Enum> ParseLabel(std::string_view word) {
  const std::optional<int> value = ValueOf(*google::protobuf::GetEnumDescriptor<Enum>(), word);
  if (!value.has_value()) return std::nullopt;
  return static_cast<Enum>(*value);
}

// The words ParseLabel takes: "outstanding", "requires-improvement", ...
template <typename Enum>
std::vector<std::string> LabelWords() {
  return WordsOf(*google::protobuf::GetEnumDescriptor<Enum>());
}

// The last part of a resource name: "sunderland" for "authorities/sunderland".
std::string ShortName(std::string_view name);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_LABELS_H_
