#ifndef WAYMARK_COMMON_RPC_CLIENT_CALL_FAILURE_H_
#define WAYMARK_COMMON_RPC_CLIENT_CALL_FAILURE_H_

#include <string>

#include "absl/status/status.h"

namespace waymark::rpc {

// Exit statuses of the commands that call a service.
inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;   // The service answered, and said no.
inline constexpr int kExitUsage = 2;     // The command line is not understood; nothing was called.
inline constexpr int kExitNoAnswer = 3;  // No answer, or a connection that broke.

// An error for people: its message, and every field violation on an indented line of its own. Ends
// without a line break.
std::string DescribeError(const absl::Status& status);

struct CallFailure {
  int exit_status;
  std::string text;  // As DescribeError; where nothing answered, what to check.
};

// A call to the service at `address` that did not end with OK.
CallFailure DescribeFailure(const absl::Status& status, const std::string& address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CLIENT_CALL_FAILURE_H_
