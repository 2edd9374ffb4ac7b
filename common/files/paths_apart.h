#ifndef WAYMARK_COMMON_FILES_PATHS_APART_H_
#define WAYMARK_COMMON_FILES_PATHS_APART_H_

#include <filesystem>

#include "absl/status/status.h"

namespace waymark::files {

// INVALID_ARGUMENT where one directory lies in the other, or is the other, as far as they are
// there: what is removed or counted in one would be the other's.
absl::Status CheckApart(const std::filesystem::path& one, const std::filesystem::path& other);

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_PATHS_APART_H_
