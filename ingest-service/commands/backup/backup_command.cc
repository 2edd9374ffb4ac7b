#include "ingest-service/commands/backup/backup_command.h"

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/status/grpc_status.h"
#include "ingest-service/commands/backup/admin_call.h"
#include "ingest-service/commands/backup/backup_lines.h"

ABSL_FLAG(std::int32_t, keep, 0,
          "How many backups stay, this one among them: 1 to 1000. 0: as many as the service was "
          "started with (--keep_backups).");

namespace waymark::ingest {
namespace {

using Stub = v1::AdminService::StubInterface;

constexpr char kBackupDetails[] =
    R"(The service copies its log while it goes on, into the directory that it was started with
(--backup_dir); files that an earlier backup holds are not copied again. Everything acknowledged
before is in it. Then the oldest go, beyond those that are kept.

What was erased stands in older backups until they are gone: 'backup --keep=1' leaves none. Copy the
directory elsewhere with any tool, and see with 'verify-backup' that a backup can be restored.

Exit status: 0 it is made, 1 it was refused, 2 the command line is not understood, 3 no answer; then
'backups' shows whether it was made, as the service goes on.

Example:
  waymark-ingest backup --ingest=127.0.0.1:7601 --timeout=5m)";

constexpr char kVerifyBackupDetails[] =
    R"(The service restores the backup beside the others, walks the whole log in it, checks every file,
hash, visit and remembered request, compares it with what was noted when it was made, and removes
what it restored. That needs the room of one more backup on their disk.

Exit status: 0 it is whole, 1 it is damaged, or it was refused, 2 the command line is not understood,
3 no answer.

Example:
  waymark-ingest verify-backup backups/17 --ingest=127.0.0.1:7601 --timeout=5m)";

int RunBackup(const std::vector<std::string>&) {
  return CallAdmin([](Stub& stub, grpc::ClientContext& context) {
    v1::CreateBackupRequest request;
    request.set_keep(absl::GetFlag(FLAGS_keep));
    v1::CreateBackupResponse response;
    absl::Status status = FromGrpcStatus(stub.CreateBackup(&context, request, &response));
    if (status.ok()) std::cout << BackupLine(response.backup()) << "\n";
    return status;
  });
}

int RunBackups(const std::vector<std::string>&) {
  return CallAdmin([](Stub& stub, grpc::ClientContext& context) {
    v1::ListBackupsResponse response;
    absl::Status status = FromGrpcStatus(stub.ListBackups(&context, {}, &response));
    for (const v1::Backup& backup : response.backups()) std::cout << BackupLine(backup) << "\n";
    if (status.ok() && response.backups().empty()) std::cerr << "There are none yet.\n";
    return status;
  });
}

int RunVerifyBackup(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) {
    std::cerr << "waymark-ingest: verify-backup takes the name of one backup, for example "
                 "backups/17; 'waymark-ingest backups' lists them\n";
    return rpc::kExitUsage;
  }
  return CallAdmin([&](Stub& stub, grpc::ClientContext& context) {
    v1::VerifyBackupRequest request;
    request.set_name(arguments.front());
    v1::VerifyBackupResponse response;
    absl::Status status = FromGrpcStatus(stub.VerifyBackup(&context, request, &response));
    if (status.ok()) std::cout << VerifiedText(response) << "\n";
    return status;
  });
}

int RunStatus(const std::vector<std::string>&) {
  return CallAdmin([](Stub& stub, grpc::ClientContext& context) {
    v1::GetStorageStatusResponse response;
    absl::Status status = FromGrpcStatus(stub.GetStorageStatus(&context, {}, &response));
    if (status.ok()) std::cout << StatusText(response) << "\n";
    return status;
  });
}

}  // namespace

config::Command BackupCommand() {
  return {.name = "backup",
          .arguments = "",
          .summary = "Make a backup of the log while it is served.",
          .flags = {"ingest", "tls_dir", "timeout", "keep"},
          .details = kBackupDetails,
          .run = RunBackup};
}

config::Command BackupsCommand() {
  return {.name = "backups",
          .arguments = "",
          .summary = "List the backups there are, the newest first.",
          .flags = {"ingest", "tls_dir", "timeout"},
          .details = "Example:\n  waymark-ingest backups --ingest=127.0.0.1:7601",
          .run = RunBackups};
}

config::Command VerifyBackupCommand() {
  return {.name = "verify-backup",
          .arguments = "NAME",
          .summary = "See whether a backup can be restored, and look through all of it.",
          .flags = {"ingest", "tls_dir", "timeout"},
          .details = kVerifyBackupDetails,
          .run = RunVerifyBackup};
}

config::Command StatusCommand() {
  return {.name = "status",
          .arguments = "",
          .summary = "Tell how the log, its disk and its backups stand.",
          .flags = {"ingest", "tls_dir", "timeout"},
          .details = "Example:\n  waymark-ingest status --ingest=127.0.0.1:7601",
          .run = RunStatus};
}

}  // namespace waymark::ingest
