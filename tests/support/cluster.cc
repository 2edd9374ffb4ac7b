#include "tests/support/cluster.h"

#include <csignal>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/status/status_macros.h"
#include "tests/support/child_process.h"
#include "tests/support/program.h"

namespace waymark {
namespace {

constexpr int kTries = 3;

// On `port`, or on a free one where it is 0; that may be taken by another test before the service
// has it.
absl::StatusOr<std::unique_ptr<ServiceProcess>> StartOn(int port, std::string_view program,
                                                        const std::vector<std::string>& arguments,
                                                        const std::vector<std::string>& variables) {
  if (port != 0) return ServiceProcess::Start(program, port, arguments, nullptr, variables);
  absl::StatusOr<std::unique_ptr<ServiceProcess>> started = absl::UnknownError("not tried");
  for (int i = 0; i < kTries && !started.ok(); ++i) {
    started = ServiceProcess::Start(program, FreePort(), arguments, nullptr, variables);
  }
  return started;
}

absl::Status KillAtStart(std::string_view program, std::vector<std::string> arguments,
                         absl::Duration after) {
  arguments.insert(arguments.begin(), {"serve", "--insecure", "--listen=127.0.0.1:0"});
  WAYMARK_ASSIGN_OR_RETURN(const auto process,
                           ChildProcess::Start(ProgramPath(program), std::move(arguments)));
  absl::SleepFor(after);
  process->Signal(SIGKILL);
  const auto left = process->WaitForExit(absl::InfiniteDuration());
  if (left == 128 + SIGKILL) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat(std::string(program), " ended by itself; its log:\n", process->errors().text()));
}

}  // namespace

std::vector<std::string> Cluster::IngestArguments() const {
  return {absl::StrCat("--data_dir=", ingest_directory().string()),
          absl::StrCat("--backup_dir=", backup_directory().string())};
}

std::vector<std::string> Cluster::QueryArguments() const {
  return {absl::StrCat("--ingest=127.0.0.1:", feed_port_ != 0 ? feed_port_ : ingest_port_),
          absl::StrCat("--data_dir=", query_directory().string())};
}

absl::Status Cluster::KillIngestAtStart(absl::Duration after) const {
  return KillAtStart(kIngestProgram, IngestArguments(), after);
}

absl::Status Cluster::KillQueryAtStart(absl::Duration after) {
  if (ingest_port_ == 0) ingest_port_ = FreePort();
  return KillAtStart(kQueryProgram, QueryArguments(), after);
}

absl::Status Cluster::Start() {
  WAYMARK_RETURN_IF_ERROR(StartIngest());
  WAYMARK_RETURN_IF_ERROR(StartQuery());
  return WaitUntilQueryServes();
}

absl::Status Cluster::StartIngest() {
  WAYMARK_ASSIGN_OR_RETURN(ingest_process_, StartOn(ingest_port_, kIngestProgram, IngestArguments(),
                                                    options_.ingest_variables));
  ingest_port_ = ingest_process_->port();
  ingest_stub_ = v1::IngestService::NewStub(ingest_process_->channel());
  return ingest_process_->WaitUntilServing();
}

absl::Status Cluster::StartQuery() {
  if (ingest_port_ == 0) ingest_port_ = FreePort();
  WAYMARK_ASSIGN_OR_RETURN(query_process_, StartOn(query_port_, kQueryProgram, QueryArguments(),
                                                   options_.query_variables));
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
