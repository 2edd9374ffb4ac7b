#ifndef WAYMARK_QUERY_SERVICE_READ_CALL_H_
#define WAYMARK_QUERY_SERVICE_READ_CALL_H_

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/rpc/call.h"
#include "common/rpc/executor.h"
#include "common/rpc/limits.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "common/tokens/consistency_token.h"
#include "query-service/replica/freshness_gate.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// Runs `answer`, which returns StatusOr<Response>, on the executor and ends the call with it.
// Refuses a request with fields that are not known here: a filter that is not looked at gives a
// wrong answer.
template <typename Request, typename Response, typename Answer>
void RunOnExecutor(rpc::Executor& executor, const rpc::UnaryCall& call, const Request& request,
                   Response* response, Answer answer) {
  auto run = [call, &request, response, answer = std::move(answer)] {
    absl::Status wanted = call.CheckStillWanted();
    if (wanted.ok()) wanted = rpc::RefuseUnknownFields(request);
    if (!wanted.ok()) return call.Finish(wanted);
    absl::StatusOr<Response> answered = answer();
    if (!answered.ok()) return call.Finish(answered.status());
    if (answered->ByteSizeLong() > rpc::kMaxResponseBytes) {
      return call.Finish(errors::AnswerTooLarge());
    }
    *response = *std::move(answered);
    call.Finish(absl::OkStatus());
  };
  const bool taken = executor.TrySchedule(call.caller(), std::move(run));
  if (!taken) call.Finish(errors::Overloaded("the queue of requests"));
}

// The state that a read must include: sequence 0 where it does not matter. CATCHING_UP,
// LOG_REPLACED, CONSISTENCY_TOKEN_INVALID.
inline absl::StatusOr<LogPosition> WantedState(const Replica& replica,
                                               const std::string& at_least_as_fresh) {
  if (at_least_as_fresh.empty()) return LogPosition{};
  WAYMARK_ASSIGN_OR_RETURN(LogPosition wanted, DecodeConsistencyToken(at_least_as_fresh));
  WAYMARK_ASSIGN_OR_RETURN(const View view, replica.CurrentView());
  if (wanted.log_id != view.position.log_id) return errors::LogReplaced();
  return wanted;
}

// The newest view, once it includes `wanted`: while the read waited, the store may have gone over
// to another log.
inline absl::StatusOr<View> ViewIncluding(const Replica& replica, const LogPosition& wanted) {
  WAYMARK_ASSIGN_OR_RETURN(View view, replica.CurrentView());
  if (!wanted.log_id.empty()) {
    WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(wanted));
  }
  return view;
}

// A read of what is recorded: waits at the gate for the freshness asked for, then answers from the
// newest view. `answer` takes a View and the request.
template <typename Request, typename Response, typename Answer>
grpc::ServerUnaryReactor* Read(const rpc::UnaryCall& call, const Replica& replica,
                               FreshnessGate& gate, rpc::Executor& executor, const Request* request,
                               Response* response, Answer answer) {
  const auto wanted = WantedState(replica, request->read().at_least_as_fresh());
  if (!wanted.ok()) {
    call.Finish(wanted.status());
    return call.reactor();
  }
  const auto run = [&replica, request, answer, wanted = *wanted]() -> absl::StatusOr<Response> {
    WAYMARK_ASSIGN_OR_RETURN(const View view, ViewIncluding(replica, wanted));
    return answer(view, *request);
  };
  gate.Wait(wanted->sequence, call.context().deadline,
            [&executor, call, request, response, run](const absl::Status& fresh) {
              if (!fresh.ok()) return call.Finish(fresh);
              RunOnExecutor(executor, call, *request, response, run);
            });
  return call.reactor();
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_READ_CALL_H_
