#ifndef WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_
#define WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "common/rpc/calls/call_log.h"
#include "common/rpc/executor.h"
#include "common/rpc/server_stream.h"
#include "ingest-service/log/change_feed.h"

namespace waymark::ingest {

// One StreamChanges stream: reads the log and sends it, then sleeps until the feed wakes it.
class FeedStream final : public rpc::ServerStream<internal::v1::StreamChangesResponse> {
 public:
  // `access`, `feed` and `executor` outlive the stream.
  FeedStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts, ChangeFeed& feed,
             rpc::Executor& executor, absl::Duration max_age,
             const internal::v1::StreamChangesRequest& position);

 private:
  absl::StatusOr<Step> Next(internal::v1::StreamChangesResponse& message) override;
  void Leave() override { feed_.Leave(this); }

  const rpc::Access& access_;
  rpc::Caller caller_;
  ChangeFeed& feed_;
  const internal::v1::StreamChangesRequest position_;
  bool joined_ = false;
  std::uint64_t sequence_;
  absl::Time last_sent_ = absl::InfinitePast();
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_STREAMS_FEED_STREAM_H_
