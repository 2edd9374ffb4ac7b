#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_LIST_BACKUPS_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_LIST_BACKUPS_HANDLER_H_

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

#include "ingest-service/backup/backup_store.h"

namespace waymark::ingest {

// ListBackups.
class ListBackupsHandler {
 public:
  // Outlives the handler; null where none are kept.
  explicit ListBackupsHandler(const BackupStore* backups) : backups_(backups) {}

  // Errors: those of the RPC. From any thread.
  absl::StatusOr<v1::ListBackupsResponse> Handle(const v1::ListBackupsRequest& request) const;

 private:
  const BackupStore* const backups_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_LIST_BACKUPS_HANDLER_H_
