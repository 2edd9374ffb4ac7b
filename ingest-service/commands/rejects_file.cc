#include "ingest-service/commands/rejects_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace waymark::ingest {

absl::StatusOr<std::unique_ptr<RejectsFile>> RejectsFile::Open(
    const std::string& path, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code ignored;
    if (!path.empty() && std::filesystem::equivalent(path, input, ignored)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--rejects: '", path, "' is imported itself; name another file"));
    }
  }
  std::unique_ptr<RejectsFile> rejects(new RejectsFile(path));
  if (!path.empty() && !rejects->file_) {
    return absl::InvalidArgumentError(absl::StrCat("--rejects: '", path, "' cannot be written"));
  }
  return rejects;
}

RejectsFile::RejectsFile(std::string path) : path_(std::move(path)) {
  if (!path_.empty()) file_.open(path_, std::ios::binary | std::ios::trunc);
}

RejectsFile::~RejectsFile() {
  if (path_.empty() || !file_) return;
  const bool is_empty = file_.tellp() == 0;
  file_.close();
  std::error_code ignored;
  if (is_empty) std::filesystem::remove(path_, ignored);
}

}  // namespace waymark::ingest
