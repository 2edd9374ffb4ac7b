#ifndef WAYMARK_COMMON_STORAGE_BACKUP_LISTS_H_
#define WAYMARK_COMMON_STORAGE_BACKUP_LISTS_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// RocksDB keeps a list of files of each copy of a database, BACKUP_DIR/meta/NUMBER, and ends the
// process by an assertion of its own where two of them disagree, as after a flipped bit. So each is
// sealed with a checksum of our own, BACKUP_DIR/seals/NUMBER, and RocksDB is shown only those that
// are as they were sealed.
namespace waymark::storage {

struct BackupList {
  std::uint32_t number = 0;
  bool whole = false;       // As it was sealed.
  bool broken_off = false;  // Not sealed yet: the copy was never said to be made.
};

// By number. None where nothing was ever made there; whole, all that can be read, where the folder
// of the seals is gone.
absl::StatusOr<std::vector<BackupList>> FindBackupLists(const std::filesystem::path& directory);

// Before a copy is made: the folder of the seals; where it is gone, all lists are sealed as they
// are.
absl::Status PrepareSeals(const std::filesystem::path& directory);

// Seals the list of a copy that is made. Synced.
absl::Status SealBackupList(const std::filesystem::path& directory, std::uint32_t number);

// Moves lists that are not whole out of RocksDB's sight, for who writes in the directory: damaged
// ones stay in BACKUP_DIR/seals for people to look at, and those of copies that were broken off go.
// Seals without a list go too.
absl::Status SetDamagedListsAside(const std::filesystem::path& directory);

// Numbers of those that were set aside.
std::vector<std::uint32_t> ListsSetAside(const std::filesystem::path& directory);
// Forgets one.
absl::Status ForgetListSetAside(const std::filesystem::path& directory, std::uint32_t number);

// A directory as it would be without the lists that are not whole, for who only reads: of links,
// beside the system's temporary files. The directory itself where all of them are whole.
class SoundView {
 public:
  static absl::StatusOr<SoundView> Of(const std::filesystem::path& directory);
  ~SoundView();
  SoundView(SoundView&& other) noexcept;
  SoundView& operator=(SoundView&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // What is not shown.
  [[nodiscard]] const std::vector<std::uint32_t>& damaged() const { return damaged_; }

 private:
  SoundView() = default;

  std::filesystem::path path_;
  std::optional<std::filesystem::path> made_;
  std::vector<std::uint32_t> damaged_;
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_BACKUP_LISTS_H_
