#include "common/files/file_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace waymark::files {

absl::StatusOr<FileLock> FileLock::Take(const std::filesystem::path& file) {
  FileLock lock(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.descriptor_ < 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot open ", file.string(), ": ", std::strerror(errno)));
  }
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
  return absl::UnavailableError(absl::StrCat("another process uses ", file.parent_path().string()));
}

bool FileLock::IsAt(const std::filesystem::path& file) const {
  struct stat held = {};
  struct stat there = {};
  return fstat(descriptor_, &held) == 0 && stat(file.c_str(), &there) == 0 &&
         held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace waymark::files
