#include "common/files/replaced_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/files/synced_names.h"

namespace waymark::files {
namespace {

absl::Status CannotWrite(const std::filesystem::path& file) {
  return absl::UnavailableError(
      absl::StrCat("cannot write ", file.string(), ": ", std::strerror(errno)));
}

}  // namespace

absl::Status ReplaceFile(const std::filesystem::path& file, const std::string& content) {
  const std::string beside = file.string() + ".new";
  const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return CannotWrite(file);
  const bool written =
      write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      fsync(descriptor) == 0;
  const bool closed = close(descriptor) == 0;
  if (!written || !closed || std::rename(beside.c_str(), file.c_str()) != 0) {
    return CannotWrite(file);
  }
  return SyncNamesIn(file.parent_path());
}

}  // namespace waymark::files
