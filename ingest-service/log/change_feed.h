#ifndef WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_
#define WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// The log as followers see it: what is synced, in order, then live. Thread-safe.
class ChangeFeed {
 public:
  // One follower's stream. Must outlive its stay between Join and Leave.
  class Follower {
   public:
    virtual ~Follower() = default;
    // There may be something new, or a heartbeat is due, or the feed closes: call Read. Must not
    // block.
    virtual void Wake() = 0;
  };

  // `store` outlives the feed.
  explicit ChangeFeed(const LogStore& store);
  ~ChangeFeed();
  ChangeFeed(const ChangeFeed&) = delete;
  ChangeFeed& operator=(const ChangeFeed&) = delete;

  // The log is synced up to `sequence`.
  void Publish(std::uint64_t sequence);

  // OVERLOADED where there are too many followers, SHUTTING_DOWN once closed.
  absl::Status Join(Follower* follower);
  void Leave(Follower* follower);

  // Whether a follower that stands there may go on: LOG_REPLACED where the log has another id or
  // another hash at that sequence.
  absl::Status CheckPosition(const internal::v1::StreamChangesRequest& position) const;

  // What follows `sequence`, up to about 1 MiB; without changes where there is nothing new.
  // SHUTTING_DOWN once closed.
  absl::StatusOr<internal::v1::StreamChangesResponse> Read(std::uint64_t sequence) const;

  // Ends the feed: wakes all, and every Read says SHUTTING_DOWN.
  void Close();

 private:
  void Run();

  const LogStore& store_;
  mutable absl::Mutex mutex_;
  std::set<Follower*> followers_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t synced_ ABSL_GUARDED_BY(mutex_);
  bool news_ ABSL_GUARDED_BY(mutex_) = false;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_CHANGE_FEED_H_
