#include "common/files/file_reading.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"

namespace waymark::files {
namespace {

// Far above what such a file holds.
constexpr std::size_t kSmallFileBytes = std::size_t{64} << 10;

absl::Status FromErrno(int error) {
  const std::string text = std::strerror(error);
  if (error == ENOENT) return absl::NotFoundError("is not there");
  const std::string what = absl::StrCat("cannot be read (", text, ")");
  if (error == EACCES || error == EPERM) return absl::PermissionDeniedError(what);
  return absl::DataLossError(what);
}

}  // namespace

absl::StatusOr<FileReading> FileReading::Open(const std::filesystem::path& file) {
  FileReading reading(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (reading.descriptor_ < 0) return FromErrno(errno);
  return reading;
}

FileReading::~FileReading() {
  if (descriptor_ >= 0) close(descriptor_);
}

FileReading::FileReading(FileReading&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

absl::StatusOr<std::string> FileReading::Read(std::size_t bytes) {
  std::string content(bytes, '\0');
  std::size_t filled = 0;
  while (filled < bytes) {
    const ssize_t got = read(descriptor_, content.data() + filled, bytes - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FromErrno(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

absl::StatusOr<std::string> ReadFile(const std::filesystem::path& file) {
  WAYMARK_ASSIGN_OR_RETURN(FileReading reading, FileReading::Open(file));
  return reading.Read(kSmallFileBytes);
}

}  // namespace waymark::files
