#ifndef WAYMARK_COMMON_FILES_FILE_LOCK_H_
#define WAYMARK_COMMON_FILES_FILE_LOCK_H_

#include <filesystem>

#include "absl/status/statusor.h"

namespace waymark::files {

// Held by one process at a time, until it lets go or ends.
class FileLock {
 public:
  // Makes the file where it is missing; it stays. UNAVAILABLE where somebody holds it.
  static absl::StatusOr<FileLock> Take(const std::filesystem::path& file);

  // Whether the file by that name is the one that is locked still: a directory may have been moved
  // or unmounted with it.
  [[nodiscard]] bool IsAt(const std::filesystem::path& file) const;

  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace waymark::files

#endif  // WAYMARK_COMMON_FILES_FILE_LOCK_H_
