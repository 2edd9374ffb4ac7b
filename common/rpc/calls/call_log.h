#ifndef WAYMARK_COMMON_RPC_CALLS_CALL_LOG_H_
#define WAYMARK_COMMON_RPC_CALLS_CALL_LOG_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"

#include "common/rpc/calls/access.h"

namespace waymark::rpc {

// What the log says of a call beside how it ended. Nothing of what was asked or answered.
struct CallFacts {
  std::string_view method;      // A constant: "CreateVisit".
  std::string peer = {};        // The other end of the connection, as gRPC has it.
  std::string caller = {};      // The URI of its certificate; empty where it was not admitted.
  std::string trace_id = {};    // Of its traceparent; empty where it sent none that is well formed.
  std::string request_id = {};  // Of a write that has one, in lower case.
};

CallFacts FactsOf(const grpc::ServerContextBase& context, std::string_view method,
                  const absl::StatusOr<Caller>& caller);

// The line of a call or stream that is over. Of those that were refused because there is too much,
// each caller has one a second, and with its next one another that says how many had none before:
// a line for each would be work too, and they come by the thousand. Callers beyond
// LineLimiter::kMaxKinds share one turn.
void LogEnd(const CallFacts& facts, const absl::Status& status, absl::Duration took);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_CALL_LOG_H_
