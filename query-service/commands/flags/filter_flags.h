#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_FILTER_FLAGS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_FILTER_FLAGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/status/statusor.h"

// Filters that several commands have; each says in its `flag_help` what one means to it where that
// is another thing.
ABSL_DECLARE_FLAG(std::vector<std::string>, themes);
ABSL_DECLARE_FLAG(std::vector<std::string>, service_areas);
ABSL_DECLARE_FLAG(std::vector<std::string>, cohorts);
ABSL_DECLARE_FLAG(std::vector<std::string>, types);
ABSL_DECLARE_FLAG(bool, show_deleted);
ABSL_DECLARE_FLAG(std::string, from);
ABSL_DECLARE_FLAG(std::string, to);
ABSL_DECLARE_FLAG(std::string, clock);
ABSL_DECLARE_FLAG(std::optional<std::int32_t>, limit);

namespace waymark::query::client {

// What --limit says, 0 for all; `otherwise` where it is not given. INVALID_ARGUMENT below 0.
absl::StatusOr<int> LimitFlag(int otherwise = 0);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_FILTER_FLAGS_H_
