#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest backup`: has the service make one. Exit statuses as in
// common/rpc/client/call_failure.h.
config::Command BackupCommand();

// `waymark-ingest backups`: lists them.
config::Command BackupsCommand();

// `waymark-ingest verify-backup NAME`: has the service look through one.
config::Command VerifyBackupCommand();

// `waymark-ingest status`: how the log, its disk and its backups stand.
config::Command StatusCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_COMMAND_H_
