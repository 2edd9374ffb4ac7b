#ifndef WAYMARK_COMMON_MODEL_RESOURCE_NAME_H_
#define WAYMARK_COMMON_MODEL_RESOURCE_NAME_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace waymark::model {

// Resource names as callers write them (AIP-122). Parsing judges the form only; whether the thing
// exists, and which authority a code or alias means, is for the reference data and the stores.
//
//   authorities/{authority_id}                      authorities/sunderland
//   authorities/{authority_id}/visits/{visit_id}    authorities/sunderland/visits/2016-06-...
//   themes/{id}  measures/{id}  service_areas/{id}  cohorts/{id}  subjects/{id}
//   age:{from}-{to}  age:{years}                    a cohort by age, both ends included
//
// Ids of reference data are any text of 1 to 128 bytes without slash, control character, or space
// at either end, so that codes and aliases pass ("authorities/E08000024"). All parse functions
// answer INVALID_ARGUMENT naming the form that is wanted.

inline constexpr std::string_view kAuthorities = "authorities";
inline constexpr std::string_view kThemes = "themes";
inline constexpr std::string_view kMeasures = "measures";
inline constexpr std::string_view kServiceAreas = "service_areas";
inline constexpr std::string_view kCohorts = "cohorts";
inline constexpr std::string_view kSubjects = "subjects";

// The id in "{collection}/{id}".
absl::StatusOr<std::string> ParseSingle(std::string_view collection, std::string_view text);

// "{collection}/{id}".
std::string FormatSingle(std::string_view collection, std::string_view id);

struct VisitName {
  std::string authority_id;
  std::string visit_id;

  // The visit id must be one (IsVisitId).
  static absl::StatusOr<VisitName> Parse(std::string_view text);
  std::string ToString() const;

  friend auto operator<=>(const VisitName&, const VisitName&) = default;
};

struct AgeRange {
  int youngest;
  int oldest;

  friend bool operator==(const AgeRange&, const AgeRange&) = default;
};

// A group of young people: one of the listed cohorts, or those of certain ages.
struct CohortName {
  std::string cohort_id;         // empty where ages are given
  std::optional<AgeRange> ages;  // years 0 to 25

  static absl::StatusOr<CohortName> Parse(std::string_view text);
  std::string ToString() const;

  friend bool operator==(const CohortName&, const CohortName&) = default;
};

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_RESOURCE_NAME_H_
