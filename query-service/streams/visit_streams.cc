#include "query-service/streams/visit_streams.h"

#include <cstddef>
#include <string>

#include "absl/time/time.h"

#include "common/concurrency/steady_time.h"
#include "common/status/errors.h"
#include "query-service/replica/wanted_state.h"
#include "query-service/streams/export_stream.h"
#include "query-service/streams/watch_stream.h"

namespace waymark::query {
namespace {

// Each holds a visit of up to a mebibyte while its caller does not read.
constexpr std::size_t kMaxWatches = 128;
// Each keeps a thread busy as long as its caller reads.
constexpr std::size_t kMaxExports = 16;
constexpr absl::Duration kHeartbeat = absl::Seconds(1);

absl::Time DeadlineOf(const grpc::CallbackServerContext& context) {
  return concurrency::SteadyNow() + rpc::TimeLeft(context).value_or(absl::InfiniteDuration());
}

// Takes a place for the stream and begins it once the state that it wants is there.
template <typename Stream>
void Open(Stream* stream, rpc::StreamPlaces& places, const absl::StatusOr<rpc::Caller>& admitted,
          const absl::StatusOr<WantedState>& wanted, FreshnessGate& gate, absl::Time deadline) {
  if (!admitted.ok()) return stream->Begin(admitted.status());
  const std::string caller = admitted->turns;
  absl::Status status = places.Take(caller);
  if (status.ok()) {
    stream->WhenOver([&places, caller] { places.GiveBack(caller); });
    status = wanted.status();
  }
  if (!status.ok()) return stream->Begin(status);
  stream->Want(*wanted);
  gate.Wait(wanted->freshness(), deadline,
            [stream](const absl::Status& fresh) { stream->Begin(fresh); });
}

}  // namespace

VisitStreams::VisitStreams(const rpc::Access& access, const reference::ReferenceData& reference,
                           const Replica& replica, FreshnessGate& gate, rpc::Executor& executor,
                           absl::Duration max_stream_age)
    : access_(access),
      reference_(reference),
      replica_(replica),
      gate_(gate),
      executor_(executor),
      max_stream_age_(max_stream_age),
      watches_("the list of watches", kMaxWatches),
      exports_("the list of exports", kMaxExports),
      bell_("the list of watches", kMaxWatches, kHeartbeat) {}

grpc::ServerWriteReactor<v1::WatchVisitsResponse>* VisitStreams::Watch(
    grpc::CallbackServerContext* context, const v1::WatchVisitsRequest* request) {
  v1::ReadOptions options;
  options.set_at_least_as_fresh(request->after());
  const auto admitted = access_.Admit(*context, "WatchVisits");
  auto* stream = new WatchStream(access_, admitted.value_or(rpc::Caller()),
                                 rpc::FactsOf(*context, "WatchVisits", admitted), reference_,
                                 replica_, bell_, executor_, max_stream_age_, *request);
  Open(stream, watches_, admitted, ReadWantedState(replica_, options, /*is_later_page=*/false),
       gate_, DeadlineOf(*context));
  return stream;
}

grpc::ServerWriteReactor<v1::ExportVisitsResponse>* VisitStreams::Export(
    grpc::CallbackServerContext* context, const v1::ExportVisitsRequest* request) {
  const auto admitted = access_.Admit(*context, "ExportVisits");
  auto* stream = new ExportStream(access_, admitted.value_or(rpc::Caller()),
                                  rpc::FactsOf(*context, "ExportVisits", admitted), reference_,
                                  replica_, bell_, executor_, max_stream_age_, *request);
  Open(stream, exports_, admitted,
       ReadWantedState(replica_, request->read(), !request->page_token().empty()), gate_,
       DeadlineOf(*context));
  return stream;
}

}  // namespace waymark::query
