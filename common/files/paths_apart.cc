#include "common/files/paths_apart.h"

#include <algorithm>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace waymark::files {
namespace {

// Without links and dots; "DIR/" is DIR.
std::filesystem::path Whole(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path whole = std::filesystem::weakly_canonical(path, error);
  if (error) whole = std::filesystem::absolute(path, error).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool LiesIn(const std::filesystem::path& inner, const std::filesystem::path& outer) {
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

}  // namespace

absl::Status CheckApart(const std::filesystem::path& one, const std::filesystem::path& other) {
  const std::filesystem::path first = Whole(one);
  const std::filesystem::path second = Whole(other);
  if (!LiesIn(first, second) && !LiesIn(second, first)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      first.string(), " and ", second.string(),
      " must be apart: neither may lie in the other. Best they are on different disks"));
}

}  // namespace waymark::files
