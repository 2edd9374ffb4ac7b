#include "common/storage/read_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace waymark::storage {

absl::StatusOr<ReadLock> ReadLock::Take(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / "LOCK";
  ReadLock lock(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (lock.descriptor_ < 0) {
    if (errno == ENOENT) return lock;
    return absl::InternalError(
        absl::StrCat("cannot open ", file.string(), ": ", std::strerror(errno)));
  }
  // RocksDB's own lock excludes this one, and this one RocksDB's.
  struct flock request = {};
  request.l_type = F_RDLCK;
  request.l_whence = SEEK_SET;
  if (fcntl(lock.descriptor_, F_OFD_SETLK, &request) == 0) return lock;
  if (errno == EACCES || errno == EAGAIN) {
    return absl::UnavailableError(
        absl::StrCat("another process has ", directory.string(), " open"));
  }
  return absl::InternalError(
      absl::StrCat("cannot lock ", file.string(), ": ", std::strerror(errno)));
}

ReadLock::~ReadLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

ReadLock::ReadLock(ReadLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

ReadLock& ReadLock::operator=(ReadLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace waymark::storage
