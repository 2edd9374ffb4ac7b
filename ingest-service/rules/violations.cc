#include "ingest-service/rules/violations.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

#include "ingest-service/rules/personal_data/personal_data.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxShownBytes = 60;

}  // namespace

std::string Violations::Path() const {
  std::string path;
  for (const Step& step : path_) {
    if (!path.empty()) path.push_back('.');
    path.append(step.name);
    if (step.index != kNoIndex) absl::StrAppend(&path, "[", step.index, "]");
  }
  return path;
}

void Violations::Add(v1::ViolationReason reason, std::string description) {
  if (wants_words()) {
    found_.push_back({.field = Path(), .reason = reason, .description = std::move(description)});
  } else {
    found_.push_back({.field = "", .reason = reason, .description = ""});
  }
}

void Violations::AddAt(std::string_view name, v1::ViolationReason reason, std::string description) {
  const ScopedField scope(*this, name);
  Add(reason, std::move(description));
}

absl::Status Violations::ToStatus() const {
  return found_.empty() ? absl::OkStatus() : errors::InvalidRequest(found_);
}

ScopedField::ScopedField(Violations& violations, std::string_view name)
    : ScopedField(violations, name, Violations::kNoIndex) {}

ScopedField::ScopedField(Violations& violations, std::string_view list, int index)
    : violations_(violations) {
  violations_.path_.push_back({.name = list, .index = index});
}

ScopedField::~ScopedField() { violations_.path_.pop_back(); }

bool IsShowable(std::string_view text) {
  return !text.empty() && text.size() <= kMaxShownBytes &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isprint(static_cast<unsigned char>(c)); }) &&
         DetectPersonalDataInId(text).empty();
}

std::string Shown(std::string_view text) {
  return IsShowable(text) ? absl::StrCat("'", std::string(text), "'") : "this";
}

}  // namespace waymark::ingest
