#include "query-service/commands/flags/filter_flags.h"

#include "absl/flags/flag.h"

ABSL_FLAG(std::vector<std::string>, themes, {}, "Only these themes, by id, with commas between.");
ABSL_FLAG(std::vector<std::string>, service_areas, {},
          "Only these service areas, by id, with commas between. An area takes in those under it.");
ABSL_FLAG(std::vector<std::string>, cohorts, {},
          "Only these groups of people, by id or as age:16-17, with commas between.");
ABSL_FLAG(std::vector<std::string>, types, {},
          "Only visits of these types, with commas between: inspection, short-inspection, "
          "reinspection, monitoring-visit, focused-visit, action-planning-visit, "
          "joint-targeted-area-inspection, assurance-visit.");
ABSL_FLAG(bool, show_deleted, false, "Withdrawn visits too, marked as such.");
ABSL_FLAG(std::string, from, "",
          "Only what was on this date or later: 2016-06-27, 2016-06 or 2016.");
ABSL_FLAG(std::string, to, "", "Only what was on this date or earlier.");
ABSL_FLAG(
    std::string, clock, "",
    "What months are counted from where there can be only one: publication (of the baseline's "
    "report, the default) or fieldwork (its last day).");
ABSL_FLAG(std::optional<std::int32_t>, limit, std::nullopt,
          "Show so many at most, and say how many there are. 0, the default, shows all.");

namespace waymark::query::client {

absl::StatusOr<int> LimitFlag(int otherwise) {
  const std::optional<std::int32_t> limit = absl::GetFlag(FLAGS_limit);
  if (limit.has_value() && *limit < 0) {
    return absl::InvalidArgumentError("--limit is 0 or more; 0 shows all");
  }
  return limit.value_or(otherwise);
}

}  // namespace waymark::query::client
