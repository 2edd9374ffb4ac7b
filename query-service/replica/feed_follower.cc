#include "query-service/replica/feed_follower.h"

#include <algorithm>

#include "absl/time/time.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/telemetry/log.h"

namespace waymark::query {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(50);
constexpr absl::Duration kLongestPause = absl::Seconds(2);

}  // namespace

FeedFollower::FeedFollower(const std::shared_ptr<grpc::Channel>& channel, Replica& replica)
    : replica_(replica),
      stub_(internal::v1::ChangeFeedService::NewStub(channel)),
      thread_([this] { Run(); }) {}

FeedFollower::~FeedFollower() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
    if (stream_ != nullptr) stream_->TryCancel();
  }
  thread_.join();
}

bool FeedFollower::StopsWithin(absl::Duration duration) {
  const absl::MutexLock lock(&mutex_);
  return mutex_.AwaitWithTimeout(absl::Condition(&stopping_), duration);
}

void FeedFollower::Run() {
  absl::Duration pause = kFirstPause;
  while (!StopsWithin(absl::ZeroDuration())) {
    const absl::Status ended = FollowOnce();
    if (applied_) pause = kFirstPause;
    if (StopsWithin(absl::ZeroDuration())) return;
    log::Warning("feed ended", {{"cause", ended.ToString()}});
    if (errors::ReasonOf(ended) == v1::ERROR_REASON_LOG_REPLACED) {
      log::Warning("the ingest service has another log; the store is built anew");
      const absl::Status anew = replica_.StartAnew();
      if (anew.ok()) continue;
      log::Error("store not built anew", {{"cause", anew.ToString()}});
    }
    if (StopsWithin(pause)) return;
    pause = std::min(pause * 2, kLongestPause);
  }
}

absl::Status FeedFollower::FollowOnce() {
  applied_ = false;
  grpc::ClientContext context;
  {
    const absl::MutexLock lock(&mutex_);
    if (stopping_) return errors::ShuttingDown();
    stream_ = &context;
  }
  const auto reader = stub_->StreamChanges(&context, replica_.Position());
  internal::v1::StreamChangesResponse response;
  absl::Status applied;
  while (applied.ok() && reader->Read(&response)) {
    applied = replica_.Apply(response);
    if (!applied_ && applied.ok()) log::Info("feed begins", {{"log_id", response.log_id()}});
    applied_ = applied.ok();
  }
  if (!applied.ok()) context.TryCancel();
  const absl::Status finished = FromGrpcStatus(reader->Finish());
  {
    const absl::MutexLock lock(&mutex_);
    stream_ = nullptr;
  }
  return applied.ok() ? finished : applied;
}

}  // namespace waymark::query
