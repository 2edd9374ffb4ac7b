#include "ingest-service/rules/fields/field_path.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/limits.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

struct Step {
  std::string_view name;
  std::optional<std::string_view> element;  // what stands in brackets
};

bool IsElement(std::string_view text) {
  return !text.empty() && text.size() <= kMaxSlugBytes &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
         });
}

// "name" or "name[element]"; nothing for another form.
std::optional<Step> ParseStep(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return Step{.name = text, .element = std::nullopt};
  if (text.back() != ']') return std::nullopt;
  const std::string_view element = text.substr(open + 1, text.size() - open - 2);
  if (!IsElement(element)) return std::nullopt;
  return Step{.name = text.substr(0, open), .element = element};
}

// The field that a step names in `message`; null where there is none, or the step chooses an
// element of what is no list, or goes on from a list as a whole.
const FieldDescriptor* FieldOf(const Descriptor& message, const Step& step, bool is_last) {
  const FieldDescriptor* field = message.FindFieldByName(std::string(step.name));
  if (field == nullptr || (step.element && (!field->is_repeated() || field->is_map()))) {
    return nullptr;
  }
  if (is_last) return field;
  const bool is_one_message = field->message_type() != nullptr && !field->is_map() &&
                              (!field->is_repeated() || step.element);
  return is_one_message ? field : nullptr;
}

// The ids of a list of the visit itself; null for lists whose elements have none.
const VisitIds::Ids* IdsOf(std::string_view list, const VisitIds& ids) {
  if (list == "sources") return &ids.sources;
  if (list == "findings") return &ids.findings;
  if (list == "observations") return &ids.observations;
  if (list == "recommendations") return &ids.recommendations;
  return nullptr;
}

void AddMalformed(std::string_view path, Violations& violations) {
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(path),
                              " is no path of a field inside the visit; write one such "
                              "as start_date or findings[f2].standing"));
}

}  // namespace

void CheckFieldPath(std::string_view path, std::size_t max_bytes, const VisitIds& ids,
                    Violations& violations) {
  if (path.size() > max_bytes) {
    violations.Add(v1::VIOLATION_REASON_TOO_LONG,
                   absl::StrCat("has ", path.size(), " bytes; at most ", max_bytes, " are kept"));
    return;
  }
  const Descriptor* const visit = v1::Visit::descriptor();
  const Descriptor* message = visit;
  std::string_view rest = path;
  std::string unknown_id;
  for (bool is_last = false; !is_last;) {
    const std::size_t dot = rest.find('.');
    is_last = dot == std::string_view::npos;
    const std::optional<Step> step = ParseStep(rest.substr(0, dot));
    const FieldDescriptor* field = step ? FieldOf(*message, *step, is_last) : nullptr;
    if (field == nullptr) return AddMalformed(path, violations);
    const VisitIds::Ids* known = message == visit ? IdsOf(step->name, ids) : nullptr;
    if (known != nullptr && step->element && !known->contains(*step->element)) {
      unknown_id = NoneAmong(*step->element, step->name);
    }
    message = field->message_type();
    if (!is_last) rest.remove_prefix(dot + 1);
  }
  if (!unknown_id.empty()) violations.Add(v1::VIOLATION_REASON_UNKNOWN_ID, std::move(unknown_id));
}

}  // namespace waymark::ingest
