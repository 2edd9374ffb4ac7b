#include "common/files/synced_names.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace waymark::files {

std::error_code TrySyncNamesIn(const std::filesystem::path& directory) {
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return {errno, std::generic_category()};
  const int failed = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  return {failed, std::generic_category()};
}

absl::Status SyncNamesIn(const std::filesystem::path& directory) {
  const std::error_code error = TrySyncNamesIn(directory);
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("cannot sync ", directory.string(), ": ", error.message()));
}

}  // namespace waymark::files
