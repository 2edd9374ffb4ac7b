#include "common/storage/private_directory.h"

#include <system_error>

#include "absl/strings/str_cat.h"

namespace waymark::storage {

absl::Status MakePrivateDirectory(const std::filesystem::path& directory) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(directory, error);
  if (made && !error) {
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
  }
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("cannot use directory ", directory.string(), ": ", error.message()));
}

}  // namespace waymark::storage
