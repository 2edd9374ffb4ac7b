#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_VERIFY_BACKUP_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_VERIFY_BACKUP_HANDLER_H_

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

#include "ingest-service/backup/backup_store.h"

namespace waymark::ingest {

// VerifyBackup.
class VerifyBackupHandler {
 public:
  // Outlives the handler; null where none are kept.
  explicit VerifyBackupHandler(BackupStore* backups) : backups_(backups) {}

  // Errors: those of the RPC. One thread at a time.
  absl::StatusOr<v1::VerifyBackupResponse> Handle(const v1::VerifyBackupRequest& request);

 private:
  BackupStore* const backups_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_VERIFY_BACKUP_HANDLER_H_
