#include "ingest-service/environment.h"

#include <utility>

#include <unistd.h>

#include "absl/time/clock.h"

#include "common/rpc/limits.h"
#include "common/rpc/serve_metrics.h"
#include "common/status/status_macros.h"
#include "common/storage/private_directory.h"
#include "common/telemetry/log.h"

namespace waymark::ingest {
namespace {

// Single writes that may wait for the committer: some 30 groups, a few hundred milliseconds.
constexpr std::size_t kMaxWaitingWrites = 4096;
// Lets the answers to those that waited leave before the process does.
constexpr absl::Duration kLastWords = absl::Milliseconds(300);
// What the process leaves with after a failed write (EX_IOERR of sysexits.h).
constexpr int kWriteFailedExit = 74;

}  // namespace

absl::StatusOr<std::unique_ptr<Environment>> Environment::Start(const ServeOptions& options) {
  WAYMARK_ASSIGN_OR_RETURN(auto reference, reference::ReferenceData::Load(options.reference_dir));
  WAYMARK_RETURN_IF_ERROR(storage::MakePrivateDirectory(options.data_dir));
  const DataDirectory directory(options.data_dir);
  WAYMARK_ASSIGN_OR_RETURN(auto store, directory.Open());
  const auto head_sequence = static_cast<std::int64_t>(store->head().sequence);

  std::unique_ptr<Environment> environment(
      new Environment(std::move(reference), std::move(store), directory, options.limits));
  WAYMARK_ASSIGN_OR_RETURN(environment->credentials_,
                           security::OpenServingCredentials(options.tls, {security::Usage::kServer},
                                                            environment->reference_));
  WAYMARK_ASSIGN_OR_RETURN(
      environment->access_sources_,
      rpc::AccessSources::Open(environment->credentials_, options.find_identity,
                               {.path = options.policy, .trust_domain = options.tls.trust_domain},
                               options.data_dir));
  environment->access_ = environment->access_sources_.MakeAccess(environment->reference_);
  WAYMARK_ASSIGN_OR_RETURN(
      environment->server_,
      rpc::Server::Start({.address = options.listen,
                          .credentials = environment->credentials_.server,
                          .services = {&environment->ingest_service_, &environment->admin_service_,
                                       &environment->feed_service_},
                          .service_names = {v1::IngestService::service_full_name(),
                                            v1::AdminService::service_full_name(),
                                            internal::v1::ChangeFeedService::service_full_name()},
                          .unparsed_service = v1::IngestService::service_full_name(),
                          .max_receive_bytes = rpc::kMaxUnparsedBytes,
                          .limits = options.limits,
                          .ending = environment->access_sources_.ending}));
  WAYMARK_ASSIGN_OR_RETURN(
      environment->metrics_page_,
      rpc::ServeMetrics(options.metrics_listen, "waymark-ingest", environment->credentials_,
                        environment->access_sources_, *environment->server_));
  environment->server_->SetServing(true);
  log::Info("serving", {{"address", options.listen},
                        {"port", std::int64_t{environment->port()}},
                        {"log_id", environment->store_->log_id()},
                        {"head_sequence", head_sequence},
                        {"reference_digest", environment->reference_.digest()}});
  return environment;
}

Environment::Environment(reference::ReferenceData reference, std::unique_ptr<LogStore> store,
                         const DataDirectory& directory, const rpc::ServerLimits& limits)
    : reference_(std::move(reference)),
      store_(std::move(store)),
      mark_(directory.mark_file(), store_->log_id(), store_->head().sequence),
      // The queue is made after the feed, which nobody reads from before it is.
      feed_(*store_, [this] { return queue_.ClosedBefore(); }),
      queue_(*store_, kMaxWaitingWrites, QueueObservers(), absl::Now, directory.promise_file()),
      executor_(rpc::ExecutorThreads(), rpc::kMaxWaitingRequests),
      ingest_service_(access_, reference_, *store_, queue_, executor_, limits.max_connection_age),
      admin_service_(access_, reference_, *store_, queue_),
      feed_service_(access_, feed_, executor_, limits.max_connection_age) {}

CommitQueue::Observers Environment::QueueObservers() {
  return {.on_durable =
              [this](const LogHead& head) {
                mark_.Advance(head.sequence);
                feed_.Publish(head.sequence);
              },
          // Not exit: closing the store could try to write again, and a second try on a handle
          // whose write failed may succeed and hide that the first was lost.
          .on_write_failed =
              [](const absl::Status& cause) {
                log::Error("write failed; leaving so that a restart finds out what is stored",
                           {{"cause", cause.ToString()}});
                absl::SleepFor(kLastWords);
                _exit(kWriteFailedExit);
              }};
}

void Environment::Drain() {
  log::Info("draining");
  metrics_page_.reset();
  server_->SetServing(false);
  const absl::Time deadline = absl::Now() + rpc::kDrainGrace;
  ingest_service_.Drain(rpc::kDrainGrace);
  feed_.Close();
  server_->Drain(deadline - absl::Now());
  log::Info("drained");
}

}  // namespace waymark::ingest
