#ifndef WAYMARK_QUERY_SERVICE_STREAMS_WATCH_STREAM_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_WATCH_STREAM_H_

#include <functional>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "waymark/v1/visit_streams.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/calls/call_log.h"
#include "common/rpc/executor.h"
#include "common/rpc/server_stream.h"
#include "common/rpc/stream_bell.h"
#include "query-service/replica/replica.h"
#include "query-service/replica/wanted_state.h"
#include "query-service/streams/visit_watch.h"

namespace waymark::query {

// One WatchVisits stream. Holds no store between its steps.
class WatchStream final : public rpc::ServerStream<v1::WatchVisitsResponse> {
 public:
  // All but the request outlive the stream.
  WatchStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
              const reference::ReferenceData& reference, const Replica& replica,
              rpc::StreamBell& bell, rpc::Executor& executor, absl::Duration max_age,
              const v1::WatchVisitsRequest& request);

  // Before Begin.
  void Want(const WantedState& wanted) { wanted_ = wanted; }
  void WhenOver(std::function<void()> over) { over_ = std::move(over); }

 private:
  absl::StatusOr<Step> Next(v1::WatchVisitsResponse& message) override;
  void Leave() override;
  absl::Status Open();

  const rpc::Access& access_;
  rpc::Caller caller_;
  const reference::ReferenceData& reference_;
  const Replica& replica_;
  rpc::StreamBell& bell_;
  const v1::WatchVisitsRequest request_;
  WantedState wanted_;
  std::function<void()> over_ = [] {};
  std::optional<VisitWatch> watch_;  // Once opened.
  LogPosition position_;
  absl::Time last_sent_ = absl::InfinitePast();
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_WATCH_STREAM_H_
