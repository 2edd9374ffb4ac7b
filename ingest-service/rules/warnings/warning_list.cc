#include "ingest-service/rules/warnings/warning_list.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"

namespace waymark::ingest {

v1::Warning MakeWarning(std::string field, v1::WarningReason reason, std::string description) {
  v1::Warning warning;
  warning.set_field(std::move(field));
  warning.set_reason(reason);
  warning.set_description(std::move(description));
  return warning;
}

std::string ElementField(const std::string& list, int index, const std::string& field) {
  return absl::StrCat("visit.", list, "[", index, "].", field);
}

void Append(std::vector<v1::Warning> more, std::vector<v1::Warning>& warnings) {
  warnings.insert(warnings.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

std::vector<v1::Warning> CapWarnings(std::vector<v1::Warning> warnings) {
  if (warnings.size() <= kMaxWarnings) return warnings;
  const std::size_t left_out = warnings.size() - kMaxWarnings;
  warnings.resize(kMaxWarnings);
  absl::StrAppend(warnings.back().mutable_description(), " (and ", left_out,
                  left_out == 1 ? " more warning that is" : " more warnings that are",
                  " not shown)");
  return warnings;
}

}  // namespace waymark::ingest
