#include "ingest-service/log/ballast.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace waymark::ingest {
namespace {

absl::Status Failed(const std::filesystem::path& file, int error) {
  return absl::UnavailableError(
      absl::StrCat(file.string(), " cannot be made: ", std::generic_category().message(error)));
}

absl::Status Make(const std::filesystem::path& file, std::uint64_t bytes) {
  const int descriptor =
      open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return Failed(file, errno);
  // Written or not, the blocks are its own.
  const int error = posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
  close(descriptor);
  if (error == 0) return absl::OkStatus();
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return Failed(file, error);
}

}  // namespace

absl::Status KeepBallast(const std::filesystem::path& file, std::uint64_t bytes,
                         std::uint64_t min_free_bytes) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error && size == bytes && bytes > 0) return absl::OkStatus();
  std::filesystem::remove(file, error);
  if (error) return Failed(file, error.value());
  if (bytes == 0) return absl::OkStatus();
  const std::filesystem::space_info space = std::filesystem::space(file.parent_path(), error);
  if (error) return Failed(file, error.value());
  if (space.available < min_free_bytes || space.available - min_free_bytes < bytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat("no room for ", file.string(), ": ", space.available, " bytes are free"));
  }
  return Make(file, bytes);
}

}  // namespace waymark::ingest
