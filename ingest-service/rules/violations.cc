#include "ingest-service/rules/violations.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

#include "ingest-service/rules/personal_data/personal_data.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxShownBytes = 60;

void Extend(std::string& path, std::string_view name) {
  if (!path.empty()) path.push_back('.');
  path.append(name);
}

}  // namespace

void Violations::Add(v1::ViolationReason reason, std::string description) {
  if (wants_words()) {
    found_.push_back({.field = path_, .reason = reason, .description = std::move(description)});
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
    : violations_(violations), outer_size_(violations.path_.size()) {
  Extend(violations_.path_, name);
}

ScopedField::ScopedField(Violations& violations, std::string_view list, int index)
    : ScopedField(violations, list) {
  absl::StrAppend(&violations_.path_, "[", index, "]");
}

ScopedField::~ScopedField() { violations_.path_.resize(outer_size_); }

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
