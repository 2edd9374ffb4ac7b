#ifndef WAYMARK_QUERY_SERVICE_READ_CALL_H_
#define WAYMARK_QUERY_SERVICE_READ_CALL_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/rpc/calls/call.h"
#include "common/rpc/executor.h"
#include "common/rpc/limits.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/caller_visibility.h"
#include "query-service/replica/freshness_gate.h"
#include "query-service/replica/replica.h"
#include "query-service/replica/wanted_state.h"

namespace waymark::query {

// What every read rests on. All outlive it.
struct ReadSources {
  const Replica& replica;
  FreshnessGate& gate;
  rpc::Executor& executor;
};

// Of a call that was not refused. Runs `answer`, which returns StatusOr<Response>, on the executor
// and ends the call with it. Refuses a request with fields that are not known here: a filter that
// is not looked at gives a wrong answer.
template <typename Request, typename Response, typename Answer>
void RunOnExecutor(rpc::Executor& executor, const rpc::UnaryCall& call, const Request& request,
                   Response* response, Answer answer) {
  auto run = [call, &request, response, answer = std::move(answer)] {
    absl::Status wanted = call.BeginWork();
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
  const bool taken = executor.TrySchedule(call.caller().turns, std::move(run),
                                          [call] { rpc::RefuseOverloaded(call); });
  if (!taken) rpc::RefuseOverloaded(call);
}

// Whether the request is for a page after the first.
template <typename Request>
bool IsLaterPage(const Request& request) {
  if constexpr (requires { request.page_token(); }) {
    return !request.page_token().empty();
  } else {
    return false;
  }
}

// A read of what is recorded, as its caller may see it: waits at the gate for the state asked for,
// then answers from it, or from the newest. `answer` takes a View and the request.
template <typename Request, typename Response, typename Answer>
grpc::ServerUnaryReactor* Read(const rpc::UnaryCall& call, const ReadSources& sources,
                               const Request* request, Response* response, Answer answer) {
  if (call.FinishIfRefused()) return call.reactor();
  const auto wanted = ReadWantedState(sources.replica, request->read(), IsLaterPage(*request));
  if (!wanted.ok()) {
    call.Finish(wanted.status());
    return call.reactor();
  }
  const auto run = [&replica = sources.replica, call, request, answer,
                    wanted = *wanted]() -> absl::StatusOr<Response> {
    WAYMARK_ASSIGN_OR_RETURN(const View view, ViewOfWanted(replica, wanted));
    return answer(view.For(VisibilityOf(call.method(), call.caller().rights)), *request);
  };
  sources.gate.Wait(
      wanted->freshness(), call.context().deadline,
      [&executor = sources.executor, call, request, response, run](const absl::Status& fresh) {
        if (!fresh.ok()) return call.Finish(fresh);
        RunOnExecutor(executor, call, *request, response, run);
      });
  return call.reactor();
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_READ_CALL_H_
