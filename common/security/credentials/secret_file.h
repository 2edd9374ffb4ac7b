#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_

#include "absl/status/status.h"

struct stat;

namespace waymark::security {

// OK for a file that nobody but this process's user and root can read or change: it belongs to one
// of the two and has no permission for group or others. One exception: a file of root's that we can
// read through our group alone, which may not write it. That is how Kubernetes mounts secrets for a
// process that is not root (fsGroup), and there is no other way to have them there.
// PERMISSION_DENIED, saying what to do, for any other.
absl::Status CheckSecretFile(const struct stat& file);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_SECRET_FILE_H_
