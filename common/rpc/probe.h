#ifndef WAYMARK_COMMON_RPC_PROBE_H_
#define WAYMARK_COMMON_RPC_PROBE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace waymark::rpc {

// Asks the health service at HOST:PORT: OK where it answers SERVING within `timeout`, else
// UNAVAILABLE with what it answered.
absl::Status Probe(const std::string& address, absl::Duration timeout);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_PROBE_H_
