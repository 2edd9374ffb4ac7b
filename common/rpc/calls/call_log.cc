#include "common/rpc/calls/call_log.h"

#include "absl/time/clock.h"

#include "common/rpc/calls/trace_context.h"
#include "common/status/errors.h"
#include "common/telemetry/line_limiter.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

// Of a call that was refused for overload, whether it is to have a line; tells of those before it
// that had none.
bool TakesLine(const CallFacts& refused) {
  static auto& limiter = *new log::LineLimiter();
  const auto unsaid_before = limiter.Pass(refused.caller, absl::Now());
  if (!unsaid_before.has_value()) return false;
  if (*unsaid_before > 0) {
    log::Info("calls refused for overload without a line", {{"calls", *unsaid_before}});
  }
  return true;
}

}  // namespace

CallFacts FactsOf(const grpc::ServerContextBase& context, std::string_view method,
                  const absl::StatusOr<Caller>& caller) {
  return {.method = method,
          .peer = context.peer(),
          .caller = caller.ok() ? caller->identity.uri : std::string(),
          .trace_id = TraceIdOf(context),
          .request_id = {}};
}

void LogEnd(const CallFacts& facts, const absl::Status& status, absl::Duration took) {
  if (!log::Writes(log::Level::kInfo)) return;
  const v1::ErrorReason reason =
      status.ok() ? v1::ERROR_REASON_UNSPECIFIED : errors::ReasonOf(status);
  if (reason == v1::ERROR_REASON_OVERLOADED && !TakesLine(facts)) return;
  log::Info("call", {{"method", std::string(facts.method)},
                     {"caller", facts.caller},
                     {"peer", facts.peer},
                     {"status", absl::StatusCodeToString(status.code())},
                     {"reason", status.ok() ? std::string() : errors::ReasonName(reason)},
                     {"duration_ms", absl::ToDoubleMilliseconds(took)},
                     {"request_id", facts.request_id},
                     {"trace_id", facts.trace_id}});
}

}  // namespace waymark::rpc
