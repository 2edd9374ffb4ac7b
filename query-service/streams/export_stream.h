#ifndef WAYMARK_QUERY_SERVICE_STREAMS_EXPORT_STREAM_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_EXPORT_STREAM_H_

#include <functional>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit_streams.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/calls/call_log.h"
#include "common/rpc/executor.h"
#include "common/rpc/server_stream.h"
#include "common/rpc/stream_bell.h"
#include "query-service/replica/replica.h"
#include "query-service/replica/wanted_state.h"
#include "query-service/streams/visit_export.h"

namespace waymark::query {

// One ExportVisits stream. Holds no store between its steps, so that what is erased meanwhile is
// not sent and a store that is replaced can go.
class ExportStream final : public rpc::ServerStream<v1::ExportVisitsResponse> {
 public:
  // All but the request outlive the stream.
  ExportStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
               const reference::ReferenceData& reference, const Replica& replica,
               const rpc::StreamBell& bell, rpc::Executor& executor, absl::Duration max_age,
               const v1::ExportVisitsRequest& request);

  // Before Begin.
  void Want(const WantedState& wanted) { wanted_ = wanted; }
  void WhenOver(std::function<void()> over) { over_ = std::move(over); }

 private:
  absl::StatusOr<Step> Next(v1::ExportVisitsResponse& message) override;
  void Leave() override { over_(); }
  absl::Status Open();

  const rpc::Access& access_;
  rpc::Caller caller_;
  const reference::ReferenceData& reference_;
  const Replica& replica_;
  const rpc::StreamBell& bell_;
  const v1::ExportVisitsRequest request_;
  WantedState wanted_;
  std::function<void()> over_ = [] {};
  std::optional<VisitExport> export_;  // Once opened.
  bool ended_ = false;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_EXPORT_STREAM_H_
