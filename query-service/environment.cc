#include "query-service/environment.h"

#include <utility>

#include "common/files/private_directory.h"
#include "common/rpc/client/channel.h"
#include "common/rpc/limits.h"
#include "common/rpc/serve_metrics.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"
#include "query-service/replica_metrics.h"

namespace waymark::query {
namespace {

// Reads that may wait for a write. One write may free them all, into the queue of requests.
constexpr std::size_t kMaxWaitingReads = rpc::kMaxWaitingRequests / 2;

}  // namespace

absl::StatusOr<std::unique_ptr<Environment>> Environment::Start(const ServeOptions& options) {
  WAYMARK_ASSIGN_OR_RETURN(auto reference, reference::ReferenceData::Load(options.reference_dir));
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(options.data_dir));
  WAYMARK_ASSIGN_OR_RETURN(auto replica, Replica::Open(options.data_dir, reference.digest()));

  std::unique_ptr<Environment> environment(
      new Environment(std::move(reference), std::move(replica), options));
  // It serves with the certificate that it follows the ingest service with.
  WAYMARK_ASSIGN_OR_RETURN(environment->credentials_,
                           security::OpenServingCredentials(
                               options.tls, {security::Usage::kServer, security::Usage::kClient},
                               environment->reference_));
  WAYMARK_ASSIGN_OR_RETURN(
      environment->access_sources_,
      rpc::AccessSources::Open(environment->credentials_, options.find_identity,
                               {.path = options.policy, .trust_domain = options.tls.trust_domain},
                               options.data_dir));
  environment->access_ = environment->access_sources_.MakeAccess(environment->reference_);
  // That later ones can be made too the first one shows.
  const auto connect = [address = options.ingest, channel = environment->credentials_.channel] {
    return rpc::FeedChannel(address, channel);
  };
  WAYMARK_RETURN_IF_ERROR(connect().status());
  WAYMARK_ASSIGN_OR_RETURN(
      environment->server_,
      rpc::Server::Start({.address = options.listen,
                          .credentials = environment->credentials_.server,
                          .services = {&environment->service_},
                          .service_names = {v1::QueryService::service_full_name()},
                          .limits = options.limits,
                          .ending = environment->access_sources_.ending,
                          .gate = environment->access_sources_.gate}));
  log::Info("listening", {{"address", options.listen},
                          {"port", std::int64_t{environment->port()}},
                          {"ingest", options.ingest},
                          {"reference_digest", environment->reference_.digest()}});
  environment->Follow([connect] { return *connect(); }, options.max_feed_lag);
  WAYMARK_ASSIGN_OR_RETURN(
      environment->metrics_page_,
      rpc::ServeMetrics(options.metrics_listen, "waymark-query", environment->credentials_,
                        environment->access_sources_, *environment->server_,
                        [&follower = *environment->follower_,
                         &replica = *environment->replica_](metrics::Metrics& metrics) {
                          AddReplica(
                              replica, [&follower] { return follower.connected(); }, metrics);
                        }));
  return environment;
}

Environment::Environment(reference::ReferenceData reference, std::unique_ptr<Replica> replica,
                         const ServeOptions& options)
    : reference_(std::move(reference)),
      replica_(std::move(replica)),
      gate_(kMaxWaitingReads),
      executor_(rpc::ExecutorThreads(), rpc::kMaxWaitingRequests, rpc::kManyWaitingRequests),
      cache_(options.answer_cache_bytes, options.comparison_cache_bytes),
      streams_(access_, reference_, *replica_, gate_, executor_, options.limits.max_connection_age),
      service_(access_, reference_, *replica_, gate_, executor_, cache_, streams_) {}

void Environment::Follow(FeedFollower::Connect connect, absl::Duration max_feed_lag) {
  readiness_.emplace([this, max_feed_lag] { return replica_->CheckInStep(max_feed_lag); },
                     [this](bool ready) { server_->SetReady(ready); });
  server_->SetStarted();
  replica_->Observe(
      {.on_applied =
           [this](std::uint64_t sequence) {
             gate_.Advance(sequence);
             streams_.Ring();
           },
       .on_closed =
           [this](std::int64_t closed_before_micros) { gate_.AdvanceTime(closed_before_micros); },
       .on_start_anew =
           [this] {
             gate_.Reset();
             cache_.Clear();
           },
       .on_erased = [this] { cache_.Clear(); },
       .on_answers =
           [this](bool answers) {
             log::Info(answers ? "serving" : "catching up");
             readiness_->Look();
           }});
  follower_ = std::make_unique<FeedFollower>(std::move(connect), *replica_);
}

void Environment::Drain() {
  log::Info("draining");
  metrics_page_.reset();
  readiness_->Stop();
  server_->SetReady(false);
  // Before the follower, which may take its time to end.
  access_sources_.gate->Close();
  follower_.reset();
  gate_.Close();
  streams_.Close();
  server_->Drain(rpc::kDrainGrace);
  log::Info("drained");
}

}  // namespace waymark::query
