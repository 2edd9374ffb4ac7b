#ifndef WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "common/concurrency/regular_look.h"
#include "common/concurrency/steady_time.h"
#include "query-service/replica/feed_reader.h"
#include "query-service/replica/hand_over.h"
#include "query-service/replica/received_change.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// Keeps a replica in step with an ingest service, on threads of its own, one that reads and checks
// what comes and one that applies what was checked: connects, resumes where
// the replica stands, applies what comes, and does so again whenever the connection is lost, or
// nothing has come for longer than heartbeats leave between them: a connection that is cut in two
// may be taken for a quiet one without end. Where the ingest service has another log now, it has
// the replica start anew.
class FeedFollower {
 public:
  // A new connection to the ingest service.
  using Connect = std::function<std::shared_ptr<grpc::Channel>()>;
  // Ten heartbeats.
  static constexpr absl::Duration kMostSilence = absl::Seconds(10);

  // `replica` outlives the follower.
  FeedFollower(Connect connect, Replica& replica, absl::Duration most_silence = kMostSilence);
  ~FeedFollower();
  FeedFollower(const FeedFollower&) = delete;
  FeedFollower& operator=(const FeedFollower&) = delete;

  // Whether something was heard on the stream that is open now. From any thread.
  [[nodiscard]] bool connected() const { return connected_; }

 private:
  void Run();
  // Follows one stream to its end, and says why it ended.
  absl::Status FollowOnce();
  // Reads and checks what comes, up to the end of the stream or the first that is not right.
  absl::Status ReceiveAll(FeedReader& reader, HandOver<ReceivedChanges>& received);
  absl::Status ApplyAll(HandOver<ReceivedChanges>& received);
  // True at once where the follower is to stop.
  bool StopsWithin(absl::Duration duration);
  void NoteHeard(absl::Time when);
  // Ends a stream on which nothing has come for too long.
  void EndSilence();

  const Connect connect_;
  Replica& replica_;
  const absl::Duration most_silence_;
  std::unique_ptr<internal::v1::ChangeFeedService::Stub> stub_;  // The thread's own.
  bool applied_ = false;  // Something, on the last stream; of the thread that applies, if any.
  std::atomic<bool> connected_ = false;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::ClientContext* stream_ ABSL_GUARDED_BY(mutex_) = nullptr;
  absl::Time heard_ ABSL_GUARDED_BY(mutex_);     // When something came last, or the stream began;
                                                 // infinite while it waits to be applied.
  bool silent_ ABSL_GUARDED_BY(mutex_) = false;  // The stream was ended for it.
  concurrency::Alarm stop_;
  concurrency::RegularLook watch_;
  std::thread thread_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_FEED_FOLLOWER_H_
