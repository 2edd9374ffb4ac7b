#include "common/model/visit_id.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace waymark::model {
namespace {

bool IsIdCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '-';
}

// Lower case, with a single hyphen for each run of anything that is no letter or digit.
std::string Slug(std::string_view words) {
  std::string slug;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte)) {
      slug.push_back(absl::ascii_tolower(byte));
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  return slug;
}

// At most so many bytes, and no hyphen at the end.
std::string CutTo(std::string_view id, std::size_t max_bytes) {
  std::string cut(id.substr(0, max_bytes));
  while (!cut.empty() && cut.back() == '-') cut.pop_back();
  return cut;
}

std::string DateWords(const std::optional<PartialDate>& date) {
  if (!date.has_value()) return "undated";
  const std::string& text = date->ToString();
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return text;
  if (!date->first().has_value()) return absl::StrCat("by-", text.substr(slash + 1));
  const std::string start = text.substr(0, slash);
  return date->last().has_value() ? start : absl::StrCat("from-", start);
}

}  // namespace

bool IsVisitId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxVisitIdBytes && id.front() != '-' && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), IsIdCharacter);
}

std::string DeriveVisitId(const std::optional<PartialDate>& date, std::string_view type) {
  return CutTo(absl::StrCat(DateWords(date), "-", Slug(type)), kMaxVisitIdBytes);
}

std::string WithSuffix(std::string_view id, int n) {
  if (n < 2) return std::string(id);
  const std::string suffix = absl::StrCat("-", n);
  return absl::StrCat(CutTo(id, kMaxVisitIdBytes - suffix.size()), suffix);
}

}  // namespace waymark::model
