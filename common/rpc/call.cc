#include "common/rpc/call.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "grpc/support/time.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

// Most calls do not wait at all, and looking twice would cost them all.
constexpr absl::Duration kAdmissionHolds = absl::Seconds(1);

absl::Time DeadlineOf(const grpc::CallbackServerContext& context, absl::Time received) {
  // Not context.deadline(): centuries, which some libraries send for "none", are in the past there.
  const gpr_timespec given = gpr_convert_clock_type(context.raw_deadline(), GPR_CLOCK_REALTIME);
  if (gpr_time_cmp(given, gpr_inf_future(GPR_CLOCK_REALTIME)) == 0) {
    return received + kDefaultDeadline;
  }
  const absl::Time deadline =
      absl::FromUnixSeconds(given.tv_sec) + absl::Nanoseconds(given.tv_nsec);
  return std::min(deadline, received + kMaxDeadline);
}

}  // namespace

UnaryCall::UnaryCall(grpc::CallbackServerContext* context, std::string_view method,
                     const Access& access)
    : context_(context),
      reactor_(context->DefaultReactor()),
      method_(method),
      access_(&access),
      received_(absl::Now()),
      request_context_{.deadline = DeadlineOf(*context, received_)} {
  auto admitted = access.Admit(*context, method);
  admission_ = admitted.status();
  if (admitted.ok()) caller_ = std::make_shared<Caller>(*std::move(admitted));
}

bool UnaryCall::FinishIfRefused() const {
  if (admission_.ok()) return false;
  Finish(admission_);
  return true;
}

absl::Status UnaryCall::CheckStillWanted() const {
  if (absl::Now() >= request_context_.deadline) return errors::DeadlinePassed();
  if (context_->IsCancelled()) return errors::CallerGone();
  return absl::OkStatus();
}

absl::Status UnaryCall::BeginWork() const {
  WAYMARK_RETURN_IF_ERROR(CheckStillWanted());
  if (absl::Now() - received_ < kAdmissionHolds) return absl::OkStatus();
  return access_->Renew(method_, *caller_);
}

void UnaryCall::Finish(const absl::Status& status) const {
  const absl::Status answer = ForCaller(method_, status);
  LogEnd(method_, answer, absl::Now() - received_);
  reactor_->Finish(ToGrpcStatus(answer));
}

void LogEnd(std::string_view method, const absl::Status& status, absl::Duration took) {
  const v1::ErrorReason reason = errors::ReasonOf(status);
  log::Info("call", {{"method", std::string(method)},
                     {"status", absl::StatusCodeToString(status.code())},
                     {"reason", status.ok() ? std::string() : errors::ReasonName(reason)},
                     {"duration_ms", absl::ToDoubleMilliseconds(took)}});
}

absl::Status ForCaller(std::string_view method, const absl::Status& status) {
  if (status.ok() || errors::ReasonOf(status) != v1::ERROR_REASON_UNSPECIFIED) return status;
  log::Error("call failed inside", {{"method", std::string(method)}, {"cause", status.ToString()}});
  return status.code() == absl::StatusCode::kDataLoss ? errors::DataLoss() : errors::Internal();
}

}  // namespace waymark::rpc
