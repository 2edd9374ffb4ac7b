#ifndef WAYMARK_COMMON_FILES_SYNCED_NAMES_H_
#define WAYMARK_COMMON_FILES_SYNCED_NAMES_H_

#include <filesystem>
#include <system_error>

#include "absl/status/status.h"

namespace waymark::files {

// What stands in a directory, files that were made, moved or removed there, is on disk once the
// directory itself is synced.
std::error_code TrySyncNamesIn(const std::filesystem::path& directory);

// The same; UNAVAILABLE where it cannot be done.
absl::Status SyncNamesIn(const std::filesystem::path& directory);

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_SYNCED_NAMES_H_
