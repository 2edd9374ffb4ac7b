#include "common/security/credentials/secret_file.h"

#include <algorithm>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace waymark::security {
namespace {

constexpr uid_t kRoot = 0;

bool IsOurGroup(gid_t group) {
  if (group == getegid()) return true;
  const int count = getgroups(0, nullptr);
  std::vector<gid_t> groups(static_cast<std::size_t>(std::max(count, 0)));
  if (count <= 0 || getgroups(count, groups.data()) != count) return false;
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

bool IsMountedForOurGroup(const struct stat& file) {
  return file.st_uid == kRoot && geteuid() != kRoot && IsOurGroup(file.st_gid) &&
         (file.st_mode & (S_IWGRP | S_IXGRP)) == 0;
}

}  // namespace

absl::Status CheckSecretFile(const struct stat& file) {
  if (!S_ISREG(file.st_mode)) return absl::PermissionDeniedError("it is no regular file");
  if (file.st_uid != geteuid() && file.st_uid != kRoot) {
    return absl::PermissionDeniedError(
        "it belongs to another user, who could read and change it: give it to the service's own");
  }
  const bool for_others = (file.st_mode & S_IRWXO) != 0;
  const bool for_group = (file.st_mode & S_IRWXG) != 0;
  if (for_others || (for_group && !IsMountedForOurGroup(file))) {
    return absl::PermissionDeniedError("others may read or change it: chmod 600 it");
  }
  return absl::OkStatus();
}

}  // namespace waymark::security
