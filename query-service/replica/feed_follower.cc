#include "query-service/replica/feed_follower.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::query {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(50);
constexpr absl::Duration kLongestPause = absl::Seconds(2);
constexpr absl::Duration kLookEvery = absl::Seconds(1);
// Messages, of 1 MiB and the visit that goes beyond it each: enough that neither thread waits for
// the other's pauses. As many again are being applied.
constexpr std::size_t kMostWaiting = 8;

}  // namespace

FeedFollower::FeedFollower(Connect connect, Replica& replica, absl::Duration most_silence)
    : connect_(std::move(connect)),
      replica_(replica),
      most_silence_(most_silence),
      stub_(internal::v1::ChangeFeedService::NewStub(connect_())),
      watch_(kLookEvery, [this] { EndSilence(); }),
      thread_([this] { Run(); }) {}

FeedFollower::~FeedFollower() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
    if (stream_ != nullptr) stream_->TryCancel();
  }
  stop_.Ring();
  thread_.join();
}

bool FeedFollower::StopsWithin(absl::Duration duration) {
  (void)stop_.WaitFor(duration);
  const absl::MutexLock lock(&mutex_);
  return stopping_;
}

void FeedFollower::NoteHeard(absl::Time when) {
  const absl::MutexLock lock(&mutex_);
  heard_ = when;
}

void FeedFollower::EndSilence() {
  const absl::MutexLock lock(&mutex_);
  if (stream_ == nullptr || silent_ || concurrency::SteadyNow() - heard_ < most_silence_) return;
  silent_ = true;
  log::Warning("feed silent; it is followed on another connection",
               {{"seconds", absl::ToDoubleSeconds(most_silence_)}});
  stream_->TryCancel();
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
    if (silent_) stub_ = internal::v1::ChangeFeedService::NewStub(connect_());
    silent_ = false;
    heard_ = concurrency::SteadyNow();
    stream_ = &context;
  }
  FeedReader reader(*stub_, context, replica_.Position());
  HandOver<ReceivedChanges> received(kMostWaiting);
  absl::Status applied;
  std::thread applying([&] {
    applied = ApplyAll(received);
    if (applied.ok()) return;
    received.Refuse();
    context.TryCancel();
  });
  const absl::Status read = ReceiveAll(reader, received);
  // What is applied still is no silence.
  NoteHeard(absl::InfiniteFuture());
  if (!read.ok()) context.TryCancel();
  // What was not applied comes again at the next start.
  if (StopsWithin(absl::ZeroDuration())) received.Refuse();
  received.End();
  applying.join();
  connected_ = false;
  const absl::Status finished = FromGrpcStatus(reader.Finish());
  {
    const absl::MutexLock lock(&mutex_);
    stream_ = nullptr;
  }
  if (!applied.ok()) return applied;
  return read.ok() ? finished : read;
}

absl::Status FeedFollower::ReceiveAll(FeedReader& reader, HandOver<ReceivedChanges>& received) {
  internal::v1::ReplicaPosition position = replica_.followed();
  internal::v1::StreamChangesResponse response;
  while (reader.Read(response)) {
    // What a slow disk takes its time for is no silence.
    NoteHeard(absl::InfiniteFuture());
    WAYMARK_ASSIGN_OR_RETURN(ReceivedChanges changes, Receive(response, position));
    if (!received.Put(std::move(changes))) return absl::OkStatus();
    NoteHeard(concurrency::SteadyNow());
  }
  return absl::OkStatus();
}

// All that has come meanwhile at once: the more there is, the less of it each change costs.
absl::Status FeedFollower::ApplyAll(HandOver<ReceivedChanges>& received) {
  while (true) {
    std::vector<ReceivedChanges> waiting = received.TakeAll();
    if (waiting.empty()) return absl::OkStatus();
    ReceivedChanges changes = Joined(std::move(waiting));
    const std::string log_id = changes.position.log_id();
    WAYMARK_RETURN_IF_ERROR(replica_.Apply(std::move(changes)));
    if (!applied_) log::Info("feed begins", {{"log_id", log_id}});
    connected_ = applied_ = true;
  }
}

}  // namespace waymark::query
