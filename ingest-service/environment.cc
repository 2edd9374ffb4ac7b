#include "ingest-service/environment.h"

#include <cstddef>
#include <utility>

#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/concurrency/steady_time.h"
#include "common/files/paths_apart.h"
#include "common/files/private_directory.h"
#include "common/rpc/limits.h"
#include "common/rpc/serve_metrics.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"
#include "ingest-service/log/ballast.h"

namespace waymark::ingest {
namespace {

// Single writes that may wait for the committer: some 30 groups, a few hundred milliseconds.
constexpr std::size_t kMaxWaitingWrites = 4096;
// Lets the answers to those that waited leave before the process does.
constexpr absl::Duration kLastWords = absl::Milliseconds(300);
// No disk in order takes as long for a group of writes; and few take so long.
constexpr absl::Duration kSlowGroup = absl::Seconds(5);
constexpr absl::Duration kLongGroup = absl::Seconds(1);
// What the process leaves with after a failed write (EX_IOERR of sysexits.h).
constexpr int kWriteFailedExit = 74;

// None where none are to be kept.
absl::StatusOr<std::unique_ptr<BackupStore>> OpenBackups(const ServeOptions& options) {
  if (options.backup_dir.empty()) return nullptr;
  return BackupStore::Open({.directory = options.backup_dir,
                            .keep = options.keep_backups,
                            .min_free_bytes = options.disk.min_free_bytes});
}

// No reason not to serve: what is lost is the help it would be later.
void MakeBallast(const DataDirectory& directory, const ServeOptions& options) {
  const absl::Status kept =
      KeepBallast(directory.ballast_file(), options.ballast_bytes, options.disk.min_free_bytes);
  if (!kept.ok()) log::Warning("no ballast", {{"cause", kept.ToString()}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<Environment>> Environment::Start(const ServeOptions& options) {
  WAYMARK_RETURN_IF_ERROR(CheckDiskLimits(options.disk));
  WAYMARK_ASSIGN_OR_RETURN(auto reference, reference::ReferenceData::Load(options.reference_dir));
  if (!options.backup_dir.empty()) {
    WAYMARK_RETURN_IF_ERROR(files::CheckApart(options.backup_dir, options.data_dir));
  }
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(options.data_dir));
  const DataDirectory directory(options.data_dir);
  WAYMARK_ASSIGN_OR_RETURN(auto lock, directory.Lock());
  WAYMARK_ASSIGN_OR_RETURN(auto store, directory.Open());
  WAYMARK_ASSIGN_OR_RETURN(auto backups, OpenBackups(options));
  MakeBallast(directory, options);
  const auto head_sequence = static_cast<std::int64_t>(store->head().sequence);

  std::unique_ptr<Environment> environment(new Environment(std::move(reference), std::move(lock),
                                                           std::move(store), std::move(backups),
                                                           directory, options));
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
                          // Who follows or looks after the log is to reach it while it is full.
                          .always_served = {v1::AdminService::service_full_name(),
                                            internal::v1::ChangeFeedService::service_full_name()},
                          .unparsed_service = v1::IngestService::service_full_name(),
                          .max_receive_bytes = rpc::kMaxUnparsedBytes,
                          .limits = options.limits,
                          .ending = environment->access_sources_.ending,
                          .gate = environment->access_sources_.gate}));
  WAYMARK_ASSIGN_OR_RETURN(
      environment->metrics_page_,
      rpc::ServeMetrics(
          options.metrics_listen, "waymark-ingest", environment->credentials_,
          environment->access_sources_, *environment->server_, [&](metrics::Metrics& metrics) {
            environment->log_metrics_.AddTo(metrics, {.store = *environment->store_,
                                                      .queue = environment->queue_,
                                                      .feed = environment->feed_,
                                                      .room = environment->room_,
                                                      .backups = environment->backups_.get()});
          }));
  environment->server_->SetStarted();
  environment->readiness_.emplace(
      [raw = environment.get()] { return raw->FindUnready(); },
      [server = environment->server_.get()](bool ready) { server->SetReady(ready); });
  log::Info("serving", {{"address", options.listen},
                        {"port", std::int64_t{environment->port()}},
                        {"log_id", environment->store_->log_id()},
                        {"head_sequence", head_sequence},
                        {"reference_digest", environment->reference_.digest()}});
  return environment;
}

Environment::Environment(reference::ReferenceData reference, files::FileLock lock,
                         std::unique_ptr<LogStore> store, std::unique_ptr<BackupStore> backups,
                         const DataDirectory& directory, const ServeOptions& options)
    : reference_(std::move(reference)),
      lock_(std::move(lock)),
      store_(std::move(store)),
      backups_(std::move(backups)),
      manifest_mark_(directory.manifest_file(), *store_),
      mark_(directory.mark_file(), store_->log_id(), store_->head().sequence,
            [this] { manifest_mark_.Update(); }),
      room_(directory.log(), options.disk),
      // The queue is made after the feed, which nobody reads from before it is.
      feed_(*store_, [this] { return queue_.ClosedBefore(); }),
      queue_(*store_,
             {.max_waiting = kMaxWaitingWrites,
              .record_cache_bytes = options.record_cache_bytes,
              .promise_file = directory.promise_file(),
              .check_room = [this] { return room_.Check(); }},
             QueueObservers()),
      executor_(rpc::ExecutorThreads(), rpc::kMaxWaitingRequests, rpc::kManyWaitingRequests),
      ingest_service_(access_, reference_, *store_, queue_, executor_,
                      options.limits.max_connection_age),
      admin_service_(access_, reference_, *store_, queue_, executor_, room_, backups_.get()),
      feed_service_(access_, feed_, executor_, options.limits.max_connection_age) {}

CommitQueue::Observers Environment::QueueObservers() {
  return {.on_written = [this](std::size_t changes,
                               absl::Duration took) { log_metrics_.Written(changes, took); },
          .on_durable =
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

absl::Status Environment::FindUnready() {
  WAYMARK_RETURN_IF_ERROR(queue_.CheckWorking(kSlowGroup));
  // A file system that hangs would hold up whoever asks it for room.
  if (!queue_.CheckWorking(kLongGroup).ok()) return absl::OkStatus();
  return room_.Check();
}

void Environment::Drain() {
  log::Info("draining");
  metrics_page_.reset();
  readiness_->Stop();
  server_->SetReady(false);
  if (backups_ != nullptr) backups_->Stop();
  const absl::Time deadline = concurrency::SteadyNow() + rpc::kDrainGrace;
  // At once: an import whose caller does not read may take all the time there is, and what came in
  // meanwhile would be cut off in the middle.
  access_sources_.gate->Close();
  ingest_service_.Drain(rpc::kDrainGrace);
  feed_.Close();
  server_->Drain(deadline - concurrency::SteadyNow());
  log::Info("drained");
}

}  // namespace waymark::ingest
