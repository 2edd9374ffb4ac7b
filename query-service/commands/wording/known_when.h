#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_KNOWN_WHEN_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_KNOWN_WHEN_H_

#include <string>

#include "waymark/v1/read_options.pb.h"

namespace waymark::query::client {

// "as known at 2026-03-01T09:30:00Z", "as known by the end of 2026-03-01 (UTC)"; empty where now
// was asked for.
std::string KnownWhenText(const v1::ReadOptions& read);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_KNOWN_WHEN_H_
