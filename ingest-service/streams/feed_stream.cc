#include "ingest-service/streams/feed_stream.h"

#include <utility>

#include "absl/time/clock.h"

#include "common/rpc/call.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::ingest {
namespace {

// The feed wakes every second; a little less, so that no second wake is waited for.
constexpr absl::Duration kSilence = absl::Milliseconds(900);

}  // namespace

FeedStream::FeedStream(ChangeFeed& feed, rpc::Executor& executor,
                       const internal::v1::StreamChangesRequest& position)
    : feed_(feed),
      executor_(executor),
      position_(position),
      started_(absl::Now()),
      sequence_(position.applied_sequence()) {}

void FeedStream::Start() {
  {
    const absl::MutexLock lock(&mutex_);
    busy_ = true;
  }
  executor_.Schedule([this] { CheckAndSend(); });
}

void FeedStream::CheckAndSend() {
  absl::Status status = feed_.CheckPosition(position_);
  if (status.ok()) status = feed_.Join(this);
  if (!status.ok()) return End(status);
  Send();
}

void FeedStream::Wake() {
  {
    const absl::MutexLock lock(&mutex_);
    woken_ = busy_;
    if (busy_ || ended_) return;
    busy_ = true;
  }
  executor_.Schedule([this] { Send(); });
}

void FeedStream::Send() {
  while (true) {
    auto read = feed_.Read(sequence_);
    if (!read.ok()) return End(read.status());
    const bool heartbeat_due = absl::Now() - last_sent_ >= kSilence;
    if (read->changes_size() > 0 || heartbeat_due) {
      sequence_ += static_cast<std::uint64_t>(read->changes_size());
      response_ = *std::move(read);
      last_sent_ = absl::Now();
      return StartWrite(&response_);
    }
    bool cancelled = false;
    {
      const absl::MutexLock lock(&mutex_);
      cancelled = cancelled_;
      if (!cancelled && !std::exchange(woken_, false)) {
        busy_ = false;
        return;
      }
    }
    if (cancelled) return End(errors::CallerGone());
  }
}

void FeedStream::OnWriteDone(bool ok) {
  if (!ok) return End(errors::CallerGone());
  executor_.Schedule([this] { Send(); });
}

void FeedStream::OnCancel() {
  {
    const absl::MutexLock lock(&mutex_);
    cancelled_ = true;
    if (busy_ || ended_) return;
    busy_ = true;
  }
  End(errors::CallerGone());
}

void FeedStream::End(const absl::Status& status) {
  {
    const absl::MutexLock lock(&mutex_);
    ended_ = true;
  }
  const absl::Status answer = rpc::ForCaller("StreamChanges", status);
  rpc::LogEnd("StreamChanges", answer, absl::Now() - started_);
  Finish(ToGrpcStatus(answer));
}

void FeedStream::OnDone() {
  feed_.Leave(this);
  delete this;
}

}  // namespace waymark::ingest
