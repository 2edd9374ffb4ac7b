#include "ingest-service/handlers/create_backup_handler.h"

#include <cstdint>

#include "absl/strings/str_cat.h"

#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/backup/backup_message.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {
namespace {

absl::Status CheckKeep(std::int32_t keep) {
  if (keep >= 0 && keep <= static_cast<std::int32_t>(kMostBackupsKept)) return absl::OkStatus();
  Violations violations;
  violations.AddAt(
      "keep", v1::VIOLATION_REASON_OUT_OF_RANGE,
      absl::StrCat("write 1 to ", kMostBackupsKept, ", or nothing for as many as usual"));
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::CreateBackupResponse> CreateBackupHandler::Handle(
    const v1::CreateBackupRequest& request) {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request));
  WAYMARK_RETURN_IF_ERROR(CheckKeep(request.keep()));
  if (backups_ == nullptr) return errors::BackupsOff();
  const std::uint32_t keep =
      request.keep() > 0 ? static_cast<std::uint32_t>(request.keep()) : backups_->keep();
  WAYMARK_ASSIGN_OR_RETURN(const NotedBackup made, backups_->Create(store_, keep, log_has_room_));
  v1::CreateBackupResponse response;
  *response.mutable_backup() = BackupMessage(made);
  return response;
}

}  // namespace waymark::ingest
