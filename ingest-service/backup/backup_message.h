#ifndef WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_MESSAGE_H_
#define WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_MESSAGE_H_

#include "waymark/v1/admin_service.pb.h"

#include "ingest-service/backup/backup_store.h"

namespace waymark::ingest {

// A backup as callers see it.
v1::Backup BackupMessage(const NotedBackup& backup);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_MESSAGE_H_
