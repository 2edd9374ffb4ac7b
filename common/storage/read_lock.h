#ifndef WAYMARK_COMMON_STORAGE_READ_LOCK_H_
#define WAYMARK_COMMON_STORAGE_READ_LOCK_H_

#include <filesystem>

#include "absl/status/statusor.h"

namespace waymark::storage {

// Keeps every process from opening a RocksDB for writing while it is read: RocksDB takes no lock of
// its own where it only reads. Others may hold such a lock too.
class ReadLock {
 public:
  // Changes nothing in `directory`; where it has no lock file, as a copy may not, there is nothing
  // to hold. UNAVAILABLE where the database is open for writing. Not for a database that this very
  // process has open: that would lose its lock.
  static absl::StatusOr<ReadLock> Take(const std::filesystem::path& directory);

  ~ReadLock();
  ReadLock(ReadLock&& other) noexcept;
  ReadLock& operator=(ReadLock&& other) noexcept;

 private:
  explicit ReadLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_READ_LOCK_H_
