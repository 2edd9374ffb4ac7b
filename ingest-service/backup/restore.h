#ifndef WAYMARK_INGEST_SERVICE_BACKUP_RESTORE_H_
#define WAYMARK_INGEST_SERVICE_BACKUP_RESTORE_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

#include "ingest-service/backup/backup_store.h"

namespace waymark::ingest {

// A data directory that was made from a backup.
struct RestoredLog {
  NotedBackup backup;
  WholeLog log;        // As it was found in the backup.
  std::string log_id;  // The new one.
  // What the directory showed to have been acknowledged of that log before: what lies beyond the
  // backup's end is not in it.
  std::optional<std::uint64_t> acknowledged;
};

// Makes the log of `data_dir` from a backup in `backup_dir`, the newest where no number is given,
// looks through all of it, and gives it an id of its own, so that whoever follows the old log finds
// out. Where it is broken off nothing of it is served, and it can be run again. Only reads in
// `backup_dir`, which a service may use meanwhile.
//
// FAILED_PRECONDITION where the directory holds a log, which is left as it is, or where no number
// is given and the backups are of several logs; NOT_FOUND where there is no such backup; DATA_LOSS
// where it is damaged; RESOURCE_EXHAUSTED where the disk is full; INVALID_ARGUMENT where one
// directory lies in the other; UNAVAILABLE where the directory cannot be written or somebody uses
// it.
absl::StatusOr<RestoredLog> RestoreLog(const std::filesystem::path& backup_dir,
                                       std::optional<std::uint32_t> number,
                                       const std::filesystem::path& data_dir);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_BACKUP_RESTORE_H_
