#ifndef WAYMARK_QUERY_SERVICE_REPLICA_FEED_READER_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_FEED_READER_H_

#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/client_callback.h"
#include "grpcpp/support/status.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

namespace waymark::query {

// A StreamChanges stream, for one thread that waits for each message. It waits outside of gRPC: in
// gRPC's own blocking Read it would watch every connection of the process, take requests of callers
// in, and wake another thread to answer them.
class FeedReader final : private grpc::ClientReadReactor<internal::v1::StreamChangesResponse> {
 public:
  // Begins the stream. `context` outlives it.
  FeedReader(internal::v1::ChangeFeedService::Stub& stub, grpc::ClientContext& context,
             const internal::v1::StreamChangesRequest& request);
  FeedReader(const FeedReader&) = delete;
  FeedReader& operator=(const FeedReader&) = delete;

  // Waits for the next message; false where none comes any more.
  bool Read(internal::v1::StreamChangesResponse& message);
  // Waits for the end of the stream, which has ended or was cancelled. Once, before it goes.
  grpc::Status Finish();

 private:
  void OnReadDone(bool ok) override;
  void OnDone(const grpc::Status& status) override;

  const internal::v1::StreamChangesRequest request_;
  absl::Mutex mutex_;
  // Of the read that was begun: whether it brought a message, once that is known.
  std::optional<bool> read_ ABSL_GUARDED_BY(mutex_);
  std::optional<grpc::Status> end_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_FEED_READER_H_
