#include "ingest-service/commands/contract_path.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "waymark/v1/ingest_service.pb.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// "findings[3]": a name and the positions behind it, as they stand.
struct Step {
  std::string_view name;
  std::string_view positions;
};

bool IsPosition(std::string_view text) {
  return text.size() > 2 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1,
                     [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

// Nothing where something else stands in the brackets, as the key of a label does.
std::optional<Step> ParseStep(std::string_view text) {
  const std::size_t open = std::min(text.find('['), text.size());
  const Step step = {.name = text.substr(0, open), .positions = text.substr(open)};
  if (!step.positions.empty() && !IsPosition(step.positions)) return std::nullopt;
  return step;
}

const FieldDescriptor* FieldOf(const Descriptor& message, std::string_view name) {
  const std::string text(name);
  const FieldDescriptor* field = message.FindFieldByName(text);
  return field != nullptr ? field : message.FindFieldByCamelcaseName(text);
}

}  // namespace

ContractPath FollowContract(std::string_view path) {
  ContractPath result;
  const Descriptor* message = v1::ImportVisitsRequest::descriptor();
  while (!path.empty() && message != nullptr) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::optional<Step> step = ParseStep(path.substr(0, dot));
    const FieldDescriptor* field = step ? FieldOf(*message, step->name) : nullptr;
    if (field == nullptr) return result;
    result.field = field;
    absl::StrAppend(&result.known, result.known.empty() ? "" : ".", std::string(step->name),
                    std::string(step->positions));
    message = field->is_map() ? nullptr : field->message_type();
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  result.is_whole = path.empty();
  return result;
}

}  // namespace waymark::ingest
