#ifndef WAYMARK_COMMON_REFERENCE_RECORDS_H_
#define WAYMARK_COMMON_REFERENCE_RECORDS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

// The rows of the reference files as plain values.
namespace waymark::reference {

// The days from `first` to `last`, both included; an absent end is open.
struct DayInterval {
  std::optional<absl::CivilDay> first = std::nullopt;
  std::optional<absl::CivilDay> last = std::nullopt;
};

bool Overlap(const DayInterval& a, const DayInterval& b);

// The days in both; empty (first after last) where they do not overlap.
DayInterval Intersection(const DayInterval& a, const DayInterval& b);

// An authority in England with children's services, in force or ended.
struct Authority {
  std::string id;
  std::string name;
  std::string council_type;  // one of CouncilTypes()
  std::string region;        // one of Regions()
  std::optional<absl::CivilDay> valid_from = std::nullopt;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
};

enum class CodeScheme { kGss, kDfe, kOfstedUrn, kAlias };

// As in the files: "gss", "dfe", "ofsted-urn", "alias".
std::string_view SchemeName(CodeScheme scheme);

// Another name or number of an authority, with the days it was in force where it changed.
struct AuthorityCode {
  std::string authority;
  CodeScheme scheme = CodeScheme::kAlias;
  std::string code;
  std::optional<absl::CivilDay> valid_from = std::nullopt;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
};

enum class SuccessionKind { kMerge, kSplit, kRestructure, kPartTransfer };

// As in the files: "merge", "split", "restructure", "part-transfer".
std::string_view KindName(SuccessionKind kind);

struct Succession {
  std::string predecessor;
  std::string successor;
  absl::CivilDay effective_date;  // the successor's first day
  SuccessionKind kind = SuccessionKind::kMerge;
};

enum class Closeness { kExtremelyClose, kVeryClose, kClose, kSomewhatClose, kNotClose };

// One of the authorities that a model counts as most like another; rank 1 is the nearest.
struct Neighbour {
  std::string model;
  std::string authority;
  int rank = 0;
  std::string neighbour;
  Closeness closeness = Closeness::kClose;
};

// The entries of the vocabularies end with the last day they may be used in a new visit and the
// entry to use instead; both are empty for one in use, and a retired one may have no replacement.

struct Theme {
  std::string id;
  std::string group;
  std::string label;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
  std::string replaced_by = {};
};

enum class MeasureUnit { kPercent, kCount, kFte, kRatio };
enum class Better { kHigher, kLower, kNone };

struct Measure {
  std::string id;
  std::string label;
  MeasureUnit unit = MeasureUnit::kCount;
  Better better = Better::kNone;
  std::string population;               // may be empty
  std::vector<std::string> age_groups;  // "any", or as in age cohorts without "age:"; may be empty
  std::string date_basis;
  std::string defined_by;
  std::string complement;   // the measure that counts the others; may be empty
  bool comparable = false;  // whether authorities may be ranked by it
  std::optional<absl::CivilDay> valid_to = std::nullopt;
  std::string replaced_by = {};
};

struct ServiceArea {
  std::string id;
  std::string parent;  // empty at the top of the tree
  std::string label;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
  std::string replaced_by = {};
};

struct Cohort {
  std::string id;
  std::string label;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
  std::string replaced_by = {};
};

struct Subject {
  std::string id;
  std::string label;
  std::optional<absl::CivilDay> valid_to = std::nullopt;
  std::string replaced_by = {};
};

// An area graded under one framework.
struct JudgementArea {
  std::string framework;  // one of Frameworks()
  std::string id;
  std::string equivalent_to;  // what it counts as when grades of two frameworks are compared
  std::string label;
};

// Whether `entry` (of a vocabulary, or an authority) is no longer in use on `day`.
template <typename Entry>
bool IsRetired(const Entry& entry, absl::CivilDay day) {
  return entry.valid_to.has_value() && *entry.valid_to < day;
}

std::span<const std::string_view> Regions();       // "North East", ...
std::span<const std::string_view> CouncilTypes();  // "county", ...
std::span<const std::string_view> Frameworks();    // "SIF", "ILACS-2018", ...

// Every cohort that is an age group: `age:N`, `age:N-M` with N < M, and `age:N+`, where N and M are
// whole years from 0 to 25 without leading zeros.
std::vector<Cohort> AgeCohorts();

// The form in which names and codes are compared: ASCII letters in lower case, no space around,
// single spaces within. Other characters stay as they are.
std::string FoldName(std::string_view text);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_RECORDS_H_
