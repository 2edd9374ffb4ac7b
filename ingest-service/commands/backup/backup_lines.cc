#include "ingest-service/commands/backup/backup_lines.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"

namespace waymark::ingest {
namespace {

constexpr double kMebibyte = 1 << 20;
// Enough to tell two logs apart by eye, as `verify` prints them.
constexpr std::size_t kShownDigits = 16;

std::string TimeText(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

std::string SizeText(std::int64_t bytes) {
  return absl::StrFormat("%.1f MiB", static_cast<double>(bytes) / kMebibyte);
}

}  // namespace

std::string BackupLine(const v1::Backup& backup) {
  if (backup.damaged()) return absl::StrCat(backup.name(), "  damaged");
  return absl::StrFormat("%s  %s  changes to %d  %s", backup.name(), TimeText(backup.create_time()),
                         backup.sequence(), SizeText(backup.size_bytes()));
}

std::string VerifiedText(const v1::VerifyBackupResponse& verified) {
  return absl::StrFormat("%s is whole: %d changes of %d visits; head %d, chain %s",
                         verified.backup().name(), verified.last_sequence(), verified.visits(),
                         verified.last_sequence(),
                         verified.last_chain_hash().substr(0, kShownDigits));
}

std::string StatusText(const v1::GetStorageStatusResponse& status) {
  std::string text = absl::StrCat("Log     ", status.log_id());
  if (status.chain_id() != status.log_id()) {
    absl::StrAppend(&text, ", restored; its chain began as ", status.chain_id());
  }
  absl::StrAppend(&text, "\nHead    change ", status.last_sequence(), ", chain ",
                  status.last_chain_hash().substr(0, kShownDigits));
  if (status.has_last_commit_time()) {
    absl::StrAppend(&text, ", ", TimeText(status.last_commit_time()));
  }
  absl::StrAppend(&text, "\nDisk    log ", SizeText(status.log_size_bytes()), ", free ",
                  SizeText(status.free_bytes()), ", of which ", SizeText(status.min_free_bytes()),
                  " must stay",
                  status.has_room() ? "" : ": NO ROOM, writes are refused until there is");
  absl::StrAppend(&text, "\nBackup  ",
                  status.has_newest_backup() ? BackupLine(status.newest_backup()) : "none");
  return text;
}

}  // namespace waymark::ingest
