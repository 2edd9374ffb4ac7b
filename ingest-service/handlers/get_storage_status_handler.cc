#include "ingest-service/handlers/get_storage_status_handler.h"

#include <cstdint>

#include "absl/strings/escaping.h"
#include "google/protobuf/util/time_util.h"

#include "common/rpc/wire.h"
#include "common/status/status_macros.h"
#include "ingest-service/backup/backup_message.h"

namespace waymark::ingest {

absl::StatusOr<v1::GetStorageStatusResponse> GetStorageStatusHandler::Handle(
    const v1::GetStorageStatusRequest& request) {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request));
  WAYMARK_ASSIGN_OR_RETURN(const LogHead head, store_.ReadHead());
  v1::GetStorageStatusResponse response;
  response.set_log_id(store_.log_id());
  response.set_chain_id(store_.chain_id());
  response.set_last_sequence(static_cast<std::int64_t>(head.sequence));
  response.set_last_chain_hash(absl::BytesToHexString(head.hash));
  if (head.sequence > 0) {
    *response.mutable_last_commit_time() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(head.commit_time_micros);
  }
  response.set_log_size_bytes(static_cast<std::int64_t>(room_.LogBytes()));
  response.set_free_bytes(static_cast<std::int64_t>(room_.FreeBytes().value_or(0)));
  response.set_min_free_bytes(static_cast<std::int64_t>(room_.limits().min_free_bytes));
  response.set_has_room(room_.Check().ok());
  if (backups_ == nullptr) return response;
  for (const NotedBackup& one : backups_->List()) {
    if (!one.facts.damaged) *response.mutable_newest_backup() = BackupMessage(one);
  }
  return response;
}

}  // namespace waymark::ingest
