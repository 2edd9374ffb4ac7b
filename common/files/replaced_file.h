#ifndef WAYMARK_COMMON_FILES_REPLACED_FILE_H_
#define WAYMARK_COMMON_FILES_REPLACED_FILE_H_

#include <filesystem>
#include <string>

#include "absl/status/status.h"

namespace waymark::files {

// Writes a small file beside and moves it into place, synced, so that a crash leaves the old file
// or the new one. UNAVAILABLE where that cannot be done.
absl::Status ReplaceFile(const std::filesystem::path& file, const std::string& content);

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_REPLACED_FILE_H_
