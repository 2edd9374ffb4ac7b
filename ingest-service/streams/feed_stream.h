#ifndef WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_
#define WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_

#include <cstdint>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/support/server_callback.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "common/rpc/executor.h"
#include "ingest-service/log/change_feed.h"

namespace waymark::ingest {

// One StreamChanges stream: reads the log on the executor and sends it, one message in flight; then
// sleeps until the feed wakes it. Owns itself: gone once gRPC says it is done.
class FeedStream final : public grpc::ServerWriteReactor<internal::v1::StreamChangesResponse>,
                         private ChangeFeed::Follower {
 public:
  FeedStream(ChangeFeed& feed, rpc::Executor& executor,
             const internal::v1::StreamChangesRequest& position);

  // Checks the position and begins to send, or ends the stream.
  void Start();

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  void Wake() override;
  // Runs on the executor while busy_.
  void CheckAndSend();
  void Send();
  void End(const absl::Status& status);

  ChangeFeed& feed_;
  rpc::Executor& executor_;
  const internal::v1::StreamChangesRequest position_;
  const absl::Time started_;
  // Whoever made the stream busy has these.
  internal::v1::StreamChangesResponse response_;
  std::uint64_t sequence_;
  absl::Time last_sent_ = absl::InfinitePast();

  absl::Mutex mutex_;
  bool busy_ ABSL_GUARDED_BY(mutex_) = false;   // A task or a write is under way.
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;  // While busy.
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_
