#include "tests/support/cluster.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "tests/support/program.h"

namespace waymark {
namespace {

constexpr int kTries = 3;

// On `port`, or on a free one where it is 0; that may be taken by another test before the service
// has it.
absl::StatusOr<std::unique_ptr<ServiceProcess>> StartOn(int port, std::string_view program,
                                                        const std::vector<std::string>& arguments) {
  if (port != 0) return ServiceProcess::Start(program, port, arguments);
  absl::StatusOr<std::unique_ptr<ServiceProcess>> started = absl::UnknownError("not tried");
  for (int i = 0; i < kTries && !started.ok(); ++i) {
    started = ServiceProcess::Start(program, FreePort(), arguments);
  }
  return started;
}

}  // namespace

absl::Status Cluster::Start() {
  WAYMARK_RETURN_IF_ERROR(StartIngest());
  WAYMARK_RETURN_IF_ERROR(StartQuery());
  return WaitUntilQueryServes();
}

absl::Status Cluster::StartIngest() {
  WAYMARK_ASSIGN_OR_RETURN(ingest_process_,
                           StartOn(ingest_port_, kIngestProgram,
                                   {absl::StrCat("--data_dir=", ingest_directory().string())}));
  ingest_port_ = ingest_process_->port();
  ingest_stub_ = v1::IngestService::NewStub(ingest_process_->channel());
  return ingest_process_->WaitUntilServing();
}

absl::Status Cluster::StartQuery() {
  if (ingest_port_ == 0) ingest_port_ = FreePort();
  WAYMARK_ASSIGN_OR_RETURN(query_process_,
                           StartOn(query_port_, kQueryProgram,
                                   {absl::StrCat("--ingest=127.0.0.1:", ingest_port_),
                                    absl::StrCat("--data_dir=", query_directory().string())}));
  query_port_ = query_process_->port();
  query_stub_ = v1::QueryService::NewStub(query_process_->channel());
  return absl::OkStatus();
}

// An idle channel notices seconds later that its server goes, which waits for it.
absl::StatusOr<int> Cluster::StopIngest() {
  ingest_stub_.reset();
  return ingest_process_->Terminate();
}

absl::StatusOr<int> Cluster::StopQuery() {
  query_stub_.reset();
  return query_process_->Terminate();
}

std::string Cluster::logs() const {
  std::string logs;
  if (ingest_process_) absl::StrAppend(&logs, "waymark-ingest:\n", ingest_process_->log());
  if (query_process_) absl::StrAppend(&logs, "waymark-query:\n", query_process_->log());
  return logs;
}

}  // namespace waymark
