#include "ingest-service/commands/json_fault.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

#include "ingest-service/commands/contract_path.h"

namespace waymark::ingest {
namespace {

using google::protobuf::FieldDescriptor;

// Its message is one of
//   (visit.findings[0]) name: Cannot find field.
//   (visit.findings[0]) name: Proto field is not repeating, cannot start list.
//   (visit.status): invalid value "value" for type TYPE
//   (visit): invalid value Starting an object on a scalar field for type name
// and without the path in brackets where the fault is of the record itself.
struct Message {
  std::string_view path;
  std::string_view rest;
};

Message Split(std::string_view message) {
  const std::size_t end = message.find(')');
  if (!message.starts_with('(') || end == std::string_view::npos) {
    return {.path = "", .rest = message};
  }
  return {.path = message.substr(1, end - 1), .rest = message.substr(end + 1)};
}

constexpr std::string_view kUnknownName = ": Cannot find field.";
constexpr std::string_view kList = ": Proto field is not repeating, cannot start list.";
constexpr std::string_view kObject =
    ": invalid value Starting an object on a scalar field for type ";
constexpr std::string_view kValue = ": invalid value ";

std::string At(const ContractPath& path) {
  return path.known.empty() ? "" : absl::StrCat(path.known, ": ");
}

// The field `name` of what is at the path is `what`, where one value belongs.
std::string Misplaced(std::string_view what, std::string_view path, std::string_view name) {
  name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
  const ContractPath whole =
      FollowContract(absl::StrCat(std::string(path), path.empty() ? "" : ".", std::string(name)));
  return absl::StrCat(At(whole), whole.is_whole ? "is " : "holds ", std::string(what),
                      " where one value belongs");
}

std::string Expected(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return absl::StrCat("is no ", field.enum_type()->name());
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return field.is_map() ? "has a value that is no text"
                            : absl::StrCat("is no ", field.message_type()->name());
    case FieldDescriptor::CPPTYPE_STRING:
      return "is no text";
    case FieldDescriptor::CPPTYPE_BOOL:
      return "is neither true nor false";
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return "is no number";
    default:
      return "is no whole number of its size";
  }
}

}  // namespace

std::string DescribeJsonFault(std::string_view parser_message) {
  const Message message = Split(parser_message);
  const ContractPath path = FollowContract(message.path);
  if (message.rest.ends_with(kUnknownName)) {
    return absl::StrCat(At(path), "a name in it is no field there");
  }
  if (message.rest.ends_with(kList)) {
    return Misplaced("a list", message.path,
                     message.rest.substr(0, message.rest.size() - kList.size()));
  }
  if (message.rest.starts_with(kObject)) {
    return Misplaced("an object", message.path, message.rest.substr(kObject.size()));
  }
  if (message.rest.starts_with(kValue) && path.is_whole && path.field != nullptr) {
    return absl::StrCat(At(path), Expected(*path.field));
  }
  return absl::StrCat(At(path), "has another form than the contract's");
}

}  // namespace waymark::ingest
