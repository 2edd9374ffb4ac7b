#include "ingest-service/backup/backup_message.h"

#include <cstdint>

#include "absl/strings/escaping.h"
#include "google/protobuf/util/time_util.h"

#include "ingest-service/backup/backup_name.h"

namespace waymark::ingest {

v1::Backup BackupMessage(const NotedBackup& backup) {
  v1::Backup message;
  message.set_name(FormatBackupName(backup.facts.number));
  message.set_damaged(backup.facts.damaged);
  if (backup.facts.damaged) return message;
  *message.mutable_create_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(backup.note.begin_time_micros());
  message.set_log_id(backup.note.log_id());
  message.set_sequence(static_cast<std::int64_t>(backup.note.sequence()));
  message.set_chain_hash(absl::BytesToHexString(backup.note.chain_hash()));
  message.set_size_bytes(static_cast<std::int64_t>(backup.facts.size_bytes));
  return message;
}

}  // namespace waymark::ingest
