#ifndef WAYMARK_COMMON_STORAGE_TORN_WRITE_H_
#define WAYMARK_COMMON_STORAGE_TORN_WRITE_H_

#include <cstdint>
#include <filesystem>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// A disk may write the pages of a file in any order. Where the power is lost while it syncs a
// write, the last of a write-ahead log, pages of it may be there without those before them, which
// then are zeros. Nobody was told that the write was done. RocksDB calls that damage, or passes
// over it without a word, as it does over zeros in the midst of a file.
namespace waymark::storage {

// Where such a write begins in a write-ahead log; nothing where all of it is whole, or its last
// write is cut off, which RocksDB passes over by itself. DATA_LOSS, "at byte 7: what is wrong", for
// any other damage: there is a later write, or no sector of it is missing; NOT_FOUND where the file
// is not there.
absl::StatusOr<std::optional<std::uint64_t>> FindTornWrite(const std::filesystem::path& file);

// What was cut off.
struct CutWrite {
  std::filesystem::path file;
  std::uint64_t at = 0;
};

// Takes such a write off the newest write-ahead log in `directory`, for good: it is of no use, and
// may hold what is to be erased one day. Nothing to do where all are whole. DATA_LOSS, "000012.log
// at byte 7: what is wrong", where one is damaged otherwise. UNAVAILABLE where the database is open
// for writing or the disk does not do what it is asked.
absl::StatusOr<std::optional<CutWrite>> CutTornWrite(const std::filesystem::path& directory);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_TORN_WRITE_H_
