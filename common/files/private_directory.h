#ifndef WAYMARK_COMMON_FILES_PRIVATE_DIRECTORY_H_
#define WAYMARK_COMMON_FILES_PRIVATE_DIRECTORY_H_

#include <filesystem>

#include "absl/status/status.h"

namespace waymark::files {

// Makes the directory, with those above it, where it is missing, closed to other users of the
// machine: what councils submit before publication is not for them. One that is there already is
// left as it is. Once it returns, a loss of power does not take the directory away again, with all
// that was synced in it. INVALID_ARGUMENT where that cannot be done.
absl::Status MakePrivateDirectory(const std::filesystem::path& directory);

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_PRIVATE_DIRECTORY_H_
