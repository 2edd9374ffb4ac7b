#include "common/security/credentials/secret_file.h"

#include <algorithm>

#include <unistd.h>

namespace waymark::security {
namespace {

constexpr uid_t kRootUser = 0;

bool IsMountedForGroupOf(const ProcessUser& reader, const struct stat& file) {
  return file.st_uid == kRootUser && reader.user != kRootUser &&
         std::find(reader.groups.begin(), reader.groups.end(), file.st_gid) !=
             reader.groups.end() &&
         (file.st_mode & (S_IWGRP | S_IXGRP)) == 0;
}

}  // namespace

ProcessUser CurrentUser() {
  const int count = std::max(getgroups(0, nullptr), 0);
  ProcessUser us = {.user = geteuid(), .groups = std::vector<gid_t>(static_cast<size_t>(count))};
  // Fewer than before only where somebody changes them at this moment: then none is known.
  if (getgroups(count, us.groups.data()) != count) us.groups.clear();
  us.groups.push_back(getegid());
  return us;
}

absl::Status CheckSecretFile(const struct stat& file, const ProcessUser& reader) {
  if (file.st_uid != reader.user && file.st_uid != kRootUser) {
    return absl::PermissionDeniedError(
        "it belongs to another user, who could read and change it: give it to the service's own");
  }
  const bool for_others = (file.st_mode & S_IRWXO) != 0;
  const bool for_group = (file.st_mode & S_IRWXG) != 0;
  if (for_others || (for_group && !IsMountedForGroupOf(reader, file))) {
    return absl::PermissionDeniedError("others may read or change it: chmod 600 it");
  }
  return absl::OkStatus();
}

}  // namespace waymark::security
