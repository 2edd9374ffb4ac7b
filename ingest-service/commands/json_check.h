#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_JSON_CHECK_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_JSON_CHECK_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace waymark::ingest {

// OK where `text` is one JSON value by the letter of the standard, and no object in it gives a name
// twice, also not once as `start_date` and once as `startDate`: protobuf's own parser is laxer, and
// silently lets the last of two win. INVALID_ARGUMENT else, saying where by line and by fields of
// an ImportVisitsRequest, and never what stands there; `first_line` is the line that `text` begins
// on.
absl::Status CheckJson(const std::string& text, std::int64_t first_line);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_JSON_CHECK_H_
