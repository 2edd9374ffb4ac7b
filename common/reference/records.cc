#include "common/reference/records.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace waymark::reference {
namespace {

// The age to which an authority has duties to those who were in its care.
constexpr int kOldestAge = 25;

constexpr std::string_view kRegions[] = {
    "North East",    "North West",    "Yorkshire and the Humber",
    "East Midlands", "West Midlands", "East of England",
    "London",        "South East",    "South West"};

constexpr std::string_view kCouncilTypes[] = {
    "county",         "unitary",          "metropolitan-district",
    "london-borough", "city-corporation", "sui-generis"};

constexpr std::string_view kFrameworks[] = {"PRE-SIF", "SIF", "ILACS-2018", "ILACS-2023",
                                            "ILACS-2026"};

}  // namespace

bool Overlap(const DayInterval& a, const DayInterval& b) {
  const DayInterval both = Intersection(a, b);
  return !both.first || !both.last || *both.first <= *both.last;
}

DayInterval Intersection(const DayInterval& a, const DayInterval& b) {
  DayInterval both = a;
  if (b.first && (!both.first || *both.first < *b.first)) both.first = b.first;
  if (b.last && (!both.last || *both.last > *b.last)) both.last = b.last;
  return both;
}

std::string_view SchemeName(CodeScheme scheme) {
  switch (scheme) {
    case CodeScheme::kGss:
      return "gss";
    case CodeScheme::kDfe:
      return "dfe";
    case CodeScheme::kOfstedUrn:
      return "ofsted-urn";
    case CodeScheme::kAlias:
      return "alias";
  }
  return "";
}

std::string_view KindName(SuccessionKind kind) {
  switch (kind) {
    case SuccessionKind::kMerge:
      return "merge";
    case SuccessionKind::kSplit:
      return "split";
    case SuccessionKind::kRestructure:
      return "restructure";
    case SuccessionKind::kPartTransfer:
      return "part-transfer";
  }
  return "";
}

std::span<const std::string_view> Regions() { return kRegions; }

std::span<const std::string_view> CouncilTypes() { return kCouncilTypes; }

std::span<const std::string_view> Frameworks() { return kFrameworks; }

std::vector<Cohort> AgeCohorts() {
  std::vector<Cohort> cohorts;
  for (int first = 0; first <= kOldestAge; ++first) {
    cohorts.push_back({.id = absl::StrCat("age:", first), .label = absl::StrCat("Aged ", first)});
    cohorts.push_back({.id = absl::StrCat("age:", first, "+"),
                       .label = absl::StrCat("Aged ", first, " and over")});
    for (int last = first + 1; last <= kOldestAge; ++last) {
      cohorts.push_back({.id = absl::StrCat("age:", first, "-", last),
                         .label = absl::StrCat("Aged ", first, " to ", last)});
    }
  }
  return cohorts;
}

std::string FoldName(std::string_view text) {
  std::string folded(text);
  absl::RemoveExtraAsciiWhitespace(&folded);
  std::replace_if(
      folded.begin(), folded.end(),
      [](char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }, ' ');
  absl::AsciiStrToLower(&folded);
  return folded;
}

}  // namespace waymark::reference
