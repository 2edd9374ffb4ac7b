#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_GET_STORAGE_STATUS_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_GET_STORAGE_STATUS_HANDLER_H_

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

#include "ingest-service/backup/backup_store.h"
#include "ingest-service/log/disk_room.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// GetStorageStatus.
class GetStorageStatusHandler {
 public:
  // All outlive the handler. `backups` is null where none are kept.
  GetStorageStatusHandler(const LogStore& store, DiskRoom& room, const BackupStore* backups)
      : store_(store), room_(room), backups_(backups) {}

  // Errors: those of the RPC. From any thread.
  absl::StatusOr<v1::GetStorageStatusResponse> Handle(const v1::GetStorageStatusRequest& request);

 private:
  const LogStore& store_;
  DiskRoom& room_;
  const BackupStore* const backups_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_GET_STORAGE_STATUS_HANDLER_H_
