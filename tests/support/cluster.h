#ifndef WAYMARK_TESTS_SUPPORT_CLUSTER_H_
#define WAYMARK_TESTS_SUPPORT_CLUSTER_H_

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "tests/support/service_process.h"
#include "tests/support/temporary_directory.h"

namespace waymark {

// An ingest service and a query service that follows it, each with a store of its own that goes
// with the cluster. Either can be stopped, killed and started again with the same store at the same
// address. Not thread-safe, but for its stubs.
class Cluster {
 public:
  // Starts both and waits until both serve.
  absl::Status Start();
  // Waits until it serves.
  absl::Status StartIngest();
  // Waits until it listens: with no ingest service it does not serve.
  absl::Status StartQuery();
  absl::Status WaitUntilQueryServes() { return query_process_->WaitUntilServing(); }
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
  // What the query service keeps; likewise.
  [[nodiscard]] std::filesystem::path query_directory() const {
    return directory_.path() / "query";
  }

  // What both services logged since their last start.
  [[nodiscard]] std::string logs() const;

 private:
  TemporaryDirectory directory_;
  int ingest_port_ = 0;
  int query_port_ = 0;
  std::unique_ptr<ServiceProcess> ingest_process_;
  std::unique_ptr<ServiceProcess> query_process_;
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_;
  std::unique_ptr<v1::QueryService::Stub> query_stub_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_CLUSTER_H_
