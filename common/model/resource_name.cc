#include "common/model/resource_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

#include "common/model/quoted_text.h"
#include "common/model/visit_id.h"

namespace waymark::model {
namespace {

constexpr std::size_t kMaxIdBytes = 128;
constexpr std::string_view kVisits = "visits";
constexpr std::string_view kAgePrefix = "age:";
constexpr int kOldestAge = 25;

// Five parts are enough to know that four were too few.
constexpr std::size_t kMaxParts = 5;

struct Parts {
  std::array<std::string_view, kMaxParts> at;
  std::size_t count = 0;
};

Parts SplitAtSlashes(std::string_view text) {
  Parts parts;
  while (parts.count < kMaxParts) {
    const std::size_t slash = text.find('/');
    parts.at[parts.count++] = text.substr(0, slash);
    if (slash == std::string_view::npos) break;
    text.remove_prefix(slash + 1);
  }
  return parts;
}

bool IsReferenceId(std::string_view id) {
  if (id.empty() || id.size() > kMaxIdBytes || id.front() == ' ' || id.back() == ' ') return false;
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return absl::ascii_iscntrl(static_cast<unsigned char>(c)); });
}

absl::Status NotAName(std::string_view text, absl::string_view wanted) {
  return absl::InvalidArgumentError(
      absl::StrCat(QuotedText(text), " is not a resource name of this kind; write ", wanted));
}

std::optional<int> ParseAge(std::string_view text) {
  if (text.empty() || text.size() > 2) return std::nullopt;
  if (text.size() == 2 && text.front() == '0') return std::nullopt;
  int age = 0;
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return std::nullopt;
    age = age * 10 + (c - '0');
  }
  return age <= kOldestAge ? std::optional<int>(age) : std::nullopt;
}

// One spelling per range: a single age is never written "17-17".
std::optional<AgeRange> ParseAges(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  const std::optional<int> youngest = ParseAge(text.substr(0, hyphen));
  if (!youngest.has_value()) return std::nullopt;
  if (hyphen == std::string_view::npos) return AgeRange{*youngest, *youngest};
  const std::optional<int> oldest = ParseAge(text.substr(hyphen + 1));
  if (!oldest.has_value() || *youngest >= *oldest) return std::nullopt;
  return AgeRange{*youngest, *oldest};
}

}  // namespace

absl::StatusOr<std::string> ParseSingle(std::string_view collection, std::string_view text) {
  const Parts parts = SplitAtSlashes(text);
  if (parts.count != 2 || parts.at[0] != collection || !IsReferenceId(parts.at[1])) {
    return NotAName(text, FormatSingle(collection, "{id}"));
  }
  return std::string(parts.at[1]);
}

std::string FormatSingle(std::string_view collection, std::string_view id) {
  std::string name;
  name.reserve(collection.size() + 1 + id.size());
  return name.append(collection).append(1, '/').append(id);
}

absl::StatusOr<VisitName> VisitName::Parse(std::string_view text) {
  const Parts parts = SplitAtSlashes(text);
  if (parts.count != 4 || parts.at[0] != kAuthorities || parts.at[2] != kVisits ||
      !IsReferenceId(parts.at[1])) {
    return NotAName(text, "authorities/{authority_id}/visits/{visit_id}");
  }
  if (!IsVisitId(parts.at[3])) {
    return NotAName(text, absl::StrCat("authorities/{authority_id}/visits/{visit_id} with a visit "
                                       "id of ",
                                       std::string(kVisitIdForm)));
  }
  return VisitName{std::string(parts.at[1]), std::string(parts.at[3])};
}

std::string VisitName::ToString() const {
  return absl::StrCat("authorities/", authority_id, "/visits/", visit_id);
}

absl::StatusOr<CohortName> CohortName::Parse(std::string_view text) {
  if (text.substr(0, kAgePrefix.size()) == kAgePrefix) {
    const std::optional<AgeRange> ages = ParseAges(text.substr(kAgePrefix.size()));
    if (ages.has_value()) return CohortName{"", ages};
  } else {
    const absl::StatusOr<std::string> id = ParseSingle(kCohorts, text);
    if (id.ok()) return CohortName{*id, std::nullopt};
  }
  return NotAName(text, absl::StrCat("cohorts/{id}, or ages from 0 to ", kOldestAge,
                                     " as age:16-17 or age:17"));
}

std::string CohortName::ToString() const {
  if (!ages.has_value()) return FormatSingle(kCohorts, cohort_id);
  if (ages->youngest == ages->oldest) return absl::StrCat("age:", ages->youngest);
  return absl::StrCat("age:", ages->youngest, "-", ages->oldest);
}

}  // namespace waymark::model
