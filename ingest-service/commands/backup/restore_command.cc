#include "ingest-service/commands/backup/restore_command.h"

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/service_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/security/process/private_files.h"
#include "ingest-service/backup/backup_message.h"
#include "ingest-service/backup/backup_name.h"
#include "ingest-service/backup/restore.h"
#include "ingest-service/commands/backup/backup_lines.h"

ABSL_FLAG(std::string, backup_dir, "",
          "Directory of the backups, not in --data_dir and best on another disk; made where it is "
          "missing, "
          "and closed to other users. Empty: CreateBackup is refused with BACKUPS_OFF.");

namespace waymark::ingest {
namespace {

constexpr char kRestoreDetails[] =
    R"(Makes a data directory from a backup: NAME, for example backups/17, or without it the newest that is
not seen to be damaged. It looks through all that is restored before it is put in place. A log that
is there is left as it is: move the folder 'log' away first, and do not delete it; with the file
'acknowledged' left in its place, it tells what is lost. Where it is broken off, run it again; until
then 'serve' refuses the directory.

What was acknowledged after the backup is not in it: submit those visits again. What was erased after
it is in it again: erase it again ('waymark-ingest log --data_dir' of the old directory tells what).
The restored log has
an id of its own: query services find that out and build their stores anew by themselves, and tokens
of before are answered with LOG_REPLACED. Its chain of hashes is the old one, so a head of it that
was noted elsewhere can still be checked.

Exit status: 0 it is restored, 1 it was refused, 2 the command line is not understood.

Example:
  waymark-ingest restore --backup_dir=/srv/backups --data_dir=/var/lib/waymark-ingest)";

int UsageFailure(const std::string& text) {
  std::cerr << "waymark-ingest: " << text << "\n";
  return rpc::kExitUsage;
}

std::string Told(const RestoredLog& restored) {
  const std::uint64_t end = restored.log.end.sequence;
  std::string told = absl::StrCat(
      "Restored ", BackupLine(BackupMessage(restored.backup)), ".\nThe log ends at change ", end,
      " and has ", restored.log.visits, " visits; its id is now ", restored.log_id, ".\n");
  if (restored.acknowledged.has_value() && *restored.acknowledged > end) {
    absl::StrAppend(&told, "Changes ", end + 1, " to ", *restored.acknowledged,
                    " had been acknowledged and are not in it: submit those visits again.\n");
  } else {
    absl::StrAppend(&told, "What was acknowledged after that is not in it: submit it again.\n");
  }
  absl::StrAppend(&told, "What was erased after that is in it again: erase it again.\n");
  return told;
}

int RunRestore(const std::vector<std::string>& arguments) {
  const std::string backup_dir = absl::GetFlag(FLAGS_backup_dir);
  const std::string data_dir = absl::GetFlag(FLAGS_data_dir);
  if (backup_dir.empty()) return UsageFailure("say where the backups are: --backup_dir=DIRECTORY");
  if (data_dir.empty()) return UsageFailure("say what is to be made: --data_dir=DIRECTORY");
  if (arguments.size() > 1) return UsageFailure("restore takes the name of one backup at most");
  std::optional<std::uint32_t> number;
  if (!arguments.empty()) {
    number = ParseBackupName(arguments.front());
    if (!number.has_value()) {
      return UsageFailure("write the backup as backups/{number}, as 'backups' lists them");
    }
  }
  security::MakeFilesPrivate();
  const auto restored = RestoreLog(backup_dir, number, data_dir);
  if (!restored.ok()) {
    std::cerr << "waymark-ingest: " << restored.status().message() << "\n";
    return rpc::kExitRefused;
  }
  std::cout << Told(*restored);
  return rpc::kExitDone;
}

}  // namespace

config::Command RestoreCommand() {
  return {.name = "restore",
          .arguments = "[NAME]",
          .summary = "Make a data directory from a backup.",
          .flags = {"backup_dir", "data_dir"},
          .details = kRestoreDetails,
          .run = RunRestore,
          .flag_help = {{"backup_dir", "Directory of the backups. It is only read. Required."},
                        {"data_dir",
                         "Data directory of an ingest service, without a log; made where it is "
                         "missing. Required."}}};
}

}  // namespace waymark::ingest
