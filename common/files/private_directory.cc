#include "common/files/private_directory.h"

#include <system_error>

#include "absl/strings/str_cat.h"

#include "common/files/synced_names.h"

namespace waymark::files {
namespace {

// Of the directory and of all above it: which of them are new to the disk cannot be told, since a
// start before this one may have made some and ended. Where somebody else made them it may not be
// ours to sync them.
std::error_code SyncNames(const std::filesystem::path& directory) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::canonical(directory, error);
  if (error) return error;
  for (auto above = whole; above.has_relative_path();) {
    above = above.parent_path();
    error = TrySyncNamesIn(above);
    if (error && error != std::errc::permission_denied && error != std::errc::invalid_argument &&
        error != std::errc::read_only_file_system) {
      return error;
    }
  }
  return {};
}

}  // namespace

absl::Status MakePrivateDirectory(const std::filesystem::path& directory) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(directory, error);
  if (made && !error) {
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
  }
  if (!error) error = SyncNames(directory);
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("cannot use directory ", directory.string(), ": ", error.message()));
}

}  // namespace waymark::files
