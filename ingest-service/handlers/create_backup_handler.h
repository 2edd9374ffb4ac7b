#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_BACKUP_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_BACKUP_HANDLER_H_

#include <utility>

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

#include "ingest-service/backup/backup_store.h"

namespace waymark::ingest {

// CreateBackup.
class CreateBackupHandler {
 public:
  // All outlive the handler. `backups` is null where none are kept.
  CreateBackupHandler(LogStore& store, BackupStore* backups, BackupStore::LogHasRoom log_has_room)
      : store_(store), backups_(backups), log_has_room_(std::move(log_has_room)) {}

  // Errors: those of the RPC. One thread at a time, and none erases meanwhile.
  absl::StatusOr<v1::CreateBackupResponse> Handle(const v1::CreateBackupRequest& request);

 private:
  LogStore& store_;
  BackupStore* const backups_;
  const BackupStore::LogHasRoom log_has_room_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_BACKUP_HANDLER_H_
