#include "query-service/commands/output/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"

namespace waymark::query::client {
namespace {

namespace fs = std::filesystem;

absl::Status Refused(const std::string& path, std::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("'", path, "' ", std::string(why)));
}

// Where a symbolic link leads; the path itself where it is none.
fs::path TargetOf(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? fs::path(path) : target;
}

bool WriteAll(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Writes a new file, with the permissions of `like` where that exists.
bool WriteNew(const std::string& path, const std::string& like, std::string_view content) {
  const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (file < 0) return false;
  struct stat old {};
  bool done = stat(like.c_str(), &old) != 0 || fchmod(file, old.st_mode & 07777) == 0;
  done = done && WriteAll(file, content) && fsync(file) == 0;
  return close(file) == 0 && done;
}

}  // namespace

absl::Status CheckOutputFile(const std::string& path) {
  std::error_code error;
  const fs::path target = TargetOf(path);
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) return Refused(path, "is a directory: name a file in it");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return Refused(path, "is no regular file; '-' writes to standard output");
  }
  if (!target.has_filename()) return Refused(path, "names no file");
  if (!fs::is_directory(fs::absolute(target).parent_path(), error)) {
    return Refused(path, "lies in no folder that exists");
  }
  return absl::OkStatus();
}

absl::Status WriteOutputFile(const std::string& path, std::string_view content) {
  WAYMARK_RETURN_IF_ERROR(CheckOutputFile(path));
  const std::string target = TargetOf(path).string();
  const std::string beside = absl::StrCat(target, ".", getpid(), ".part");
  if (WriteNew(beside, target, content) && rename(beside.c_str(), target.c_str()) == 0) {
    return absl::OkStatus();
  }
  const std::string why = std::strerror(errno);
  unlink(beside.c_str());
  return absl::UnavailableError(absl::StrCat("'", path, "' cannot be written: ", why));
}

}  // namespace waymark::query::client
