#ifndef WAYMARK_COMMON_STORAGE_BACKUPS_H_
#define WAYMARK_COMMON_STORAGE_BACKUPS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/storage/database.h"

namespace waymark::storage {

// One copy of a database.
struct BackupFacts {
  std::uint32_t number = 0;  // From 1, each higher than those before it.
  // Whether its list of files cannot be read, or one of them is gone or has another size: nothing
  // below is known.
  bool damaged = false;
  std::uint64_t size_bytes = 0;  // Of its files, also those that other copies share.
  std::string note = {};         // What was noted of it when it was made.
};

// A directory of copies of one database, made while that is written to. Files that do not change
// are there once, however many copies hold them. Whoever writes in it is alone: one process, and
// one thread of it at a time. What a call left that broke off is taken away by the next Create.
class Backups {
 public:
  explicit Backups(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // Looked at while a copy is made, each few mebibytes; an error ends it.
  using GoOn = std::function<absl::Status()>;

  // Makes a copy that holds all that was written before the call; synced, and there as a whole or
  // not at all. Files that it would share with earlier copies are read first, and copied anew where
  // they have changed since, which mends the earlier ones too. The error of `go_on`;
  // RESOURCE_EXHAUSTED where the disk is full.
  absl::StatusOr<BackupFacts> Create(Database& database, const std::string& note,
                                     const GoOn& go_on) const;

  // Removes all but the newest `keep` (at least 1) that are not damaged, with the files that no
  // other holds. An error where some of that is still there.
  absl::Status Prune(std::uint32_t keep) const;

  // Oldest first. None where nothing was ever made there; UNAVAILABLE where the directory cannot be
  // looked into.
  [[nodiscard]] absl::StatusOr<std::vector<BackupFacts>> List() const;

  // Writes the files of a copy into `to`, which must not be there, checks each against the checksum
  // it was copied with, and syncs them. NOT_FOUND where there is no such copy; DATA_LOSS where a
  // file is missing or is not as it was; RESOURCE_EXHAUSTED where the disk is full.
  absl::Status Restore(std::uint32_t number, const std::filesystem::path& to) const;

 private:
  // Takes away the shared files that are not what the database's tables of the same names are.
  absl::Status DropChanged(const Database& database) const;

  const std::filesystem::path directory_;
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_BACKUPS_H_
