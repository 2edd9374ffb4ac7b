#ifndef WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_
#define WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_

#include <cstddef>
#include <cstdint>
#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "common/rpc/stream_bell.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// The log as followers see it: what is synced, in order, then live. Thread-safe.
class ChangeFeed {
 public:
  // One follower's stream: once woken, it calls Read.
  using Follower = rpc::StreamBell::Listener;
  // A time before which nothing will be committed any more that is not published when it is asked
  // for (CommitClock::Promise). Asked by Read.
  using ClosedBefore = std::function<std::int64_t()>;

  // `store` outlives the feed.
  ChangeFeed(const LogStore& store, ClosedBefore closed_before);
  ChangeFeed(const ChangeFeed&) = delete;
  ChangeFeed& operator=(const ChangeFeed&) = delete;

  // The log is synced up to `sequence`.
  void Publish(std::uint64_t sequence);

  // OVERLOADED where there are too many followers, SHUTTING_DOWN once closed.
  absl::Status Join(Follower* follower) { return bell_.Join(follower); }
  void Leave(Follower* follower) { bell_.Leave(follower); }
  [[nodiscard]] std::size_t followers() const { return bell_.listeners(); }

  // Whether a follower that stands there may go on: LOG_REPLACED where the log has another id or
  // another hash at that sequence.
  absl::Status CheckPosition(const internal::v1::StreamChangesRequest& position) const;

  // What follows `sequence`, up to about 1 MiB; without changes where there is nothing new.
  // SHUTTING_DOWN once closed.
  absl::StatusOr<internal::v1::StreamChangesResponse> Read(std::uint64_t sequence) const;

  // Ends the feed: wakes all, and every Read says SHUTTING_DOWN.
  void Close() { bell_.Close(); }

 private:
  const LogStore& store_;
  const ClosedBefore closed_before_;
  mutable absl::Mutex mutex_;
  std::uint64_t synced_ ABSL_GUARDED_BY(mutex_);
  rpc::StreamBell bell_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_
