#ifndef WAYMARK_COMMON_RPC_CALLS_CALL_H_
#define WAYMARK_COMMON_RPC_CALLS_CALL_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"

#include "common/rpc/calls/access.h"
#include "common/rpc/calls/call_log.h"

namespace waymark::rpc {

// What the caller of a call or stream still waits, for a moment that is now; nothing where it waits
// for ever.
std::optional<absl::Duration> TimeLeft(const grpc::CallbackServerContext& context);

// What a handler may know of a call.
struct RequestContext {
  // When the caller stops waiting, by concurrency::SteadyNow. Never infinite: a call without a
  // deadline is given one.
  absl::Time deadline;
};

// One unary call in flight: its deadline, its log line, its end. Made when the call comes in,
// passed by value to whoever finishes it; exactly one Finish ends it, from any thread, and nothing
// of the call may be touched after.
class UnaryCall {
 public:
  // `method` is a constant: "CreateVisit". `access` decides who may make the call, and outlives it.
  UnaryCall(grpc::CallbackServerContext* context, std::string_view method, const Access& access);

  [[nodiscard]] grpc::ServerUnaryReactor* reactor() const { return reactor_; }
  [[nodiscard]] const RequestContext& context() const { return request_context_; }

  [[nodiscard]] std::string_view method() const { return facts_->method; }

  // Ends a call that its caller may not make, before its request is looked at: true where it did.
  [[nodiscard]] bool FinishIfRefused() const;
  // Who calls. Only where the call was not refused.
  [[nodiscard]] const Caller& caller() const { return *caller_; }

  // For the log. Once, before Finish.
  void NoteRequestId(std::string id) const { facts_->request_id = std::move(id); }

  // OK, or why the work is not worth beginning: DEADLINE_PASSED, CALLER_GONE.
  [[nodiscard]] absl::Status CheckStillWanted() const;
  // The same, and NOT_IDENTIFIED or NOT_PERMITTED where the caller is no longer who it was or may
  // no longer make the call: it may have waited for minutes. What caller() may do is from now on
  // what it may now. Once, by whoever does the work, before it is begun.
  [[nodiscard]] absl::Status BeginWork() const;

  // Answers, then writes the log line. An error that is not of the catalogue is a fault of ours:
  // its text goes to the log, and the caller gets INTERNAL or DATA_LOSS.
  void Finish(const absl::Status& status) const;
  // Ends a call that there is no room or no time for: OVERLOADED. Does little, as it is done most
  // where there is no time: its caller gets what was made once, and not every one has a line.
  void Refuse() const;

 private:
  grpc::CallbackServerContext* context_;
  grpc::ServerUnaryReactor* reactor_;
  const Access* access_;
  absl::Status admission_;
  std::shared_ptr<Caller> caller_;
  std::shared_ptr<CallFacts> facts_;
  absl::Time received_;
  RequestContext request_context_;
};

// As UnaryCall::Refuse.
inline void RefuseOverloaded(const UnaryCall& call) { call.Refuse(); }

// The error itself where it is of the catalogue; else INTERNAL or DATA_LOSS, and its text is
// logged.
absl::Status ForCaller(std::string_view method, const absl::Status& status);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_CALL_H_
