#include "common/rpc/calls/call.h"

#include <algorithm>
#include <utility>

#include "grpc/support/time.h"

#include "common/concurrency/steady_time.h"
#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

// Most calls do not wait at all, and looking twice would cost them all.
constexpr absl::Duration kAdmissionHolds = absl::Seconds(1);

absl::Time CallDeadline(const grpc::CallbackServerContext& context, absl::Time received) {
  return received + std::min(TimeLeft(context).value_or(kDefaultDeadline), kMaxDeadline);
}

}  // namespace

// Not context.deadline(): centuries, which some libraries send for "none", are in the past there.
// And by the clock that gRPC took it from, as the time of day may have been set meanwhile.
std::optional<absl::Duration> TimeLeft(const grpc::CallbackServerContext& context) {
  const gpr_timespec deadline = context.raw_deadline();
  if (gpr_time_cmp(deadline, gpr_inf_future(deadline.clock_type)) == 0) return std::nullopt;
  const gpr_timespec left = gpr_time_sub(deadline, gpr_now(deadline.clock_type));
  return absl::Seconds(left.tv_sec) + absl::Nanoseconds(left.tv_nsec);
}

UnaryCall::UnaryCall(grpc::CallbackServerContext* context, std::string_view method,
                     const Access& access)
    : context_(context),
      reactor_(context->DefaultReactor()),
      access_(&access),
      received_(concurrency::SteadyNow()),
      request_context_{.deadline = CallDeadline(*context, received_)} {
  auto admitted = access.Admit(*context, method);
  facts_ = std::make_shared<CallFacts>(FactsOf(*context, method, admitted));
  admission_ = admitted.status();
  if (admitted.ok()) caller_ = std::make_shared<Caller>(*std::move(admitted));
}

bool UnaryCall::FinishIfRefused() const {
  if (admission_.ok()) return false;
  Finish(admission_);
  return true;
}

absl::Status UnaryCall::CheckStillWanted() const {
  if (concurrency::SteadyNow() >= request_context_.deadline) return errors::DeadlinePassed();
  if (context_->IsCancelled()) return errors::CallerGone();
  return absl::OkStatus();
}

absl::Status UnaryCall::BeginWork() const {
  WAYMARK_RETURN_IF_ERROR(CheckStillWanted());
  if (concurrency::SteadyNow() - received_ < kAdmissionHolds) return absl::OkStatus();
  return access_->Renew(method(), *caller_);
}

void UnaryCall::Finish(const absl::Status& status) const {
  const absl::Status answer = ForCaller(method(), status);
  // Of its own, as the call is gone once it is answered; and nobody waits for the line.
  const std::shared_ptr<const CallFacts> facts = facts_;
  const absl::Duration took = concurrency::SteadyNow() - received_;
  reactor_->Finish(ToGrpcStatus(answer));
  LogEnd(*facts, answer, took);
}

void UnaryCall::Refuse() const {
  static const auto& refusal = *new absl::Status(errors::Overloaded("the queue of requests"));
  static const auto& answer = *new grpc::Status(ToGrpcStatus(refusal));
  const std::shared_ptr<const CallFacts> facts = facts_;
  const absl::Duration took = concurrency::SteadyNow() - received_;
  reactor_->Finish(answer);
  LogEnd(*facts, refusal, took);
}

absl::Status ForCaller(std::string_view method, const absl::Status& status) {
  if (status.ok() || errors::ReasonOf(status) != v1::ERROR_REASON_UNSPECIFIED) return status;
  log::Error("call failed inside", {{"method", std::string(method)}, {"cause", status.ToString()}});
  return status.code() == absl::StatusCode::kDataLoss ? errors::DataLoss() : errors::Internal();
}

}  // namespace waymark::rpc
