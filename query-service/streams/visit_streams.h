#ifndef WAYMARK_QUERY_SERVICE_STREAMS_VISIT_STREAMS_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_VISIT_STREAMS_H_

#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "waymark/v1/visit_streams.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/executor.h"
#include "common/rpc/stream_bell.h"
#include "common/rpc/stream_places.h"
#include "query-service/replica/freshness_gate.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// The streams of the query service: opens them, wakes them at news and ends them. Thread-safe.
class VisitStreams {
 public:
  // All outlive it, and it outlives the server that serves its streams. A stream older than
  // `max_stream_age` ends with STREAM_EXPIRED.
  VisitStreams(const rpc::Access& access, const reference::ReferenceData& reference,
               const Replica& replica, FreshnessGate& gate, rpc::Executor& executor,
               absl::Duration max_stream_age);

  grpc::ServerWriteReactor<v1::WatchVisitsResponse>* Watch(grpc::CallbackServerContext* context,
                                                           const v1::WatchVisitsRequest* request);
  grpc::ServerWriteReactor<v1::ExportVisitsResponse>* Export(
      grpc::CallbackServerContext* context, const v1::ExportVisitsRequest* request);

  // Changes were applied.
  void Ring() { bell_.Ring(); }
  // Ends every stream with SHUTTING_DOWN, as soon as its caller has taken what is under way.
  void Close() { bell_.Close(); }

 private:
  const rpc::Access& access_;
  const reference::ReferenceData& reference_;
  const Replica& replica_;
  FreshnessGate& gate_;
  rpc::Executor& executor_;
  const absl::Duration max_stream_age_;
  rpc::StreamPlaces watches_;
  rpc::StreamPlaces exports_;
  rpc::StreamBell bell_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_VISIT_STREAMS_H_
