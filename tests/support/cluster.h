#ifndef WAYMARK_TESTS_SUPPORT_CLUSTER_H_
#define WAYMARK_TESTS_SUPPORT_CLUSTER_H_

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "tests/support/service_process.h"
#include "tests/support/temporary_directory.h"

namespace waymark {

// What is out of the ordinary about a cluster.
struct ClusterOptions {
  // "NAME=value", for the programs.
  std::vector<std::string> ingest_variables = {};
  std::vector<std::string> query_variables = {};
};

// An ingest service and a query service that follows it, each with a store of its own that goes
// with the cluster. Either can be stopped, killed and started again with the same store at the same
// address. Not thread-safe, but for its stubs.
class Cluster {
 public:
  Cluster() = default;
  explicit Cluster(ClusterOptions options) : options_(std::move(options)) {}

  // Starts both and waits until both serve.
  absl::Status Start();
  // Waits until it serves.
  absl::Status StartIngest();
  // Has the query service reach the ingest service at another port of loopback, from its next
  // start.
  void FollowThrough(int port) { feed_port_ = port; }
  // Waits until it listens: with no ingest service it does not serve.
  absl::Status StartQuery();
  absl::Status WaitUntilQueryServes() { return query_process_->WaitUntilServing(); }
  // Starts it with its store and kills it `after` that, whatever it does by then. It must not run.
  absl::Status KillIngestAtStart(absl::Duration after) const;
  absl::Status KillQueryAtStart(absl::Duration after);
  // SIGTERM; the exit status. An error where it does not end.
  absl::StatusOr<int> StopIngest();
  absl::StatusOr<int> StopQuery();

  // Of the services as last started, good until they are stopped or started again.
  [[nodiscard]] v1::IngestService::Stub& ingest() const { return *ingest_stub_; }
  [[nodiscard]] v1::QueryService::Stub& query() const { return *query_stub_; }

  [[nodiscard]] ServiceProcess& ingest_process() const { return *ingest_process_; }
  [[nodiscard]] ServiceProcess& query_process() const { return *query_process_; }

  // What the ingest service keeps; to be touched only while it does not run.
  [[nodiscard]] std::filesystem::path ingest_directory() const {
    return directory_.path() / "ingest";
  }
  // Where the ingest service keeps its backups.
  [[nodiscard]] std::filesystem::path backup_directory() const {
    return directory_.path() / "backups";
  }
  // What the query service keeps; likewise.
  [[nodiscard]] std::filesystem::path query_directory() const {
    return directory_.path() / "query";
  }

  // What both services logged since their last start.
  [[nodiscard]] std::string logs() const;

 private:
  [[nodiscard]] std::vector<std::string> IngestArguments() const;
  [[nodiscard]] std::vector<std::string> QueryArguments() const;

  const ClusterOptions options_ = {};
  TemporaryDirectory directory_;
  int ingest_port_ = 0;
  int query_port_ = 0;
  int feed_port_ = 0;  // 0: the ingest service's own.
  std::unique_ptr<ServiceProcess> ingest_process_;
  std::unique_ptr<ServiceProcess> query_process_;
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_;
  std::unique_ptr<v1::QueryService::Stub> query_stub_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_CLUSTER_H_
