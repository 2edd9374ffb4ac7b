#ifndef WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_NAME_H_
#define WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_NAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::ingest {

// "backups/17".
std::string FormatBackupName(std::uint32_t number);

// The number; nothing for anything that FormatBackupName does not make.
std::optional<std::uint32_t> ParseBackupName(std::string_view name);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_NAME_H_
