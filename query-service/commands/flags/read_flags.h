#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_READ_FLAGS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_READ_FLAGS_H_

#include <string>
#include <vector>

#include "absl/flags/declare.h"
#include "absl/status/status.h"
#include "waymark/v1/read_options.pb.h"

// Of which state an answer is: flags of every command that asks the query service.
ABSL_DECLARE_FLAG(std::string, at_least_as_fresh);
ABSL_DECLARE_FLAG(std::string, read_time);

namespace waymark::query::client {

// "at_least_as_fresh", "read_time".
std::vector<std::string> ReadFlagNames();

// What these flags say. INVALID_ARGUMENT where --read_time is neither a time of RFC 3339 nor a
// date, which stands for the end of that day in UTC.
absl::Status FillRead(v1::ReadOptions& read);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_READ_FLAGS_H_
