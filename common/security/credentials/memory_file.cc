#include "common/security/credentials/memory_file.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

absl::Status NoMemoryFile() {
  return absl::ResourceExhaustedError(
      absl::StrCat("no file in memory: ", std::generic_category().message(errno)));
}

absl::Status Fill(int descriptor, std::string_view text, long version) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return NoMemoryFile();
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  // gRPC sees to the second whether a file changed while it was read; two swaps may be nearer.
  const std::array<timespec, 2> times = {timespec{version, 0}, timespec{version, 0}};
  const bool sealed =
      fchmod(descriptor, S_IRUSR) == 0 && futimens(descriptor, times.data()) == 0 &&
      fcntl(descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0;
  return sealed ? absl::OkStatus() : NoMemoryFile();
}

// The descriptor, the caller's to close.
absl::StatusOr<int> NewMemoryFile(std::string_view text, long version) {
  const int descriptor = memfd_create("credentials", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return NoMemoryFile();
  const absl::Status filled = Fill(descriptor, text, version);
  if (filled.ok()) return descriptor;
  close(descriptor);
  return filled;
}

}  // namespace

absl::StatusOr<MemoryFile> MemoryFile::Create(std::string_view text) {
  WAYMARK_ASSIGN_OR_RETURN(const int descriptor, NewMemoryFile(text, 1));
  return MemoryFile(descriptor);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), version_(other.version_) {}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::Status MemoryFile::Replace(std::string_view text) {
  WAYMARK_ASSIGN_OR_RETURN(const int descriptor, NewMemoryFile(text, version_ + 1));
  // The number now means the new file, for whoever opens it, from one moment to the next.
  const bool swapped = dup3(descriptor, descriptor_, O_CLOEXEC) >= 0;
  const absl::Status result = swapped ? absl::OkStatus() : NoMemoryFile();
  close(descriptor);
  if (swapped) ++version_;
  return result;
}

std::string MemoryFile::path() const { return absl::StrCat("/proc/self/fd/", descriptor_); }

}  // namespace waymark::security
