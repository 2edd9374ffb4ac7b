#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_LINES_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_LINES_H_

#include <string>

#include "waymark/v1/admin_service.pb.h"

namespace waymark::ingest {

// For people, each without a line break after the last.

// "backups/17  2026-11-29T09:30:00Z  changes to 1234  12.3 MiB", or "backups/17  damaged".
std::string BackupLine(const v1::Backup& backup);

// What was found in a backup that is whole.
std::string VerifiedText(const v1::VerifyBackupResponse& verified);

// How the log stands, in lines.
std::string StatusText(const v1::GetStorageStatusResponse& status);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_BACKUP_LINES_H_
