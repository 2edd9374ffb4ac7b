#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_

#include <vector>

#include <sys/stat.h>
#include <sys/types.h>

#include "absl/status/status.h"

namespace waymark::security {

// Whom a process reads files as.
struct ProcessUser {
  uid_t user;
  std::vector<gid_t> groups;
};

// This process.
ProcessUser CurrentUser();

// OK for a file that nobody but `reader` and root can read or change: it belongs to one of the two
// and has no permission for group or others. One exception: a file of root's that a reader who is
// not root can read through its group alone, which may not write it. That is how Kubernetes mounts
// secrets for such a process (fsGroup), and there is no other way to have them there.
// PERMISSION_DENIED, saying what to do, for any other.
absl::Status CheckSecretFile(const struct stat& file, const ProcessUser& reader);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_
