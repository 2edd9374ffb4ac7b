#ifndef WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_

#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "query-service/replica/replica.h"

namespace waymark::query {

// Keeps a replica in step with an ingest service, on a thread of its own: connects, resumes where
// the replica stands, applies what comes, and does so again whenever the connection is lost. Where
// the ingest service has another log now, it has the replica start anew.
class FeedFollower {
 public:
  // `channel` leads to the ingest service. `replica` outlives the follower.
  FeedFollower(const std::shared_ptr<grpc::Channel>& channel, Replica& replica);
  ~FeedFollower();
  FeedFollower(const FeedFollower&) = delete;
  FeedFollower& operator=(const FeedFollower&) = delete;

 private:
  void Run();
  // Follows one stream to its end, and says why it ended.
  absl::Status FollowOnce();
  // True at once where the follower is to stop.
  bool StopsWithin(absl::Duration duration);

  Replica& replica_;
  const std::unique_ptr<internal::v1::ChangeFeedService::Stub> stub_;
  bool applied_ = false;  // Something, on the last stream; the thread's own.
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::ClientContext* stream_ ABSL_GUARDED_BY(mutex_) = nullptr;
  std::thread thread_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_
