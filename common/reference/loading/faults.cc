#include "common/reference/loading/faults.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace waymark::reference {

void Faults::Add(std::string_view file, int line, std::string_view what) {
  ++count_;
  if (reported_.size() == kMaxReported) return;
  std::string place(file);
  if (line > 0) absl::StrAppend(&place, ":", line);
  reported_.push_back(place.append(": ").append(what));
}

absl::Status Faults::ToStatus() const {
  if (empty()) return absl::OkStatus();
  std::string text = absl::StrCat("reference data: ", count_, count_ == 1 ? " fault" : " faults",
                                  "\n", absl::StrJoin(reported_, "\n"));
  if (count_ > reported_.size()) {
    absl::StrAppend(&text, "\nand ", count_ - reported_.size(), " more");
  }
  return absl::InvalidArgumentError(text);
}

}  // namespace waymark::reference
