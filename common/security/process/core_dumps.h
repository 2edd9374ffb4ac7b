#ifndef WAYMARK_COMMON_SECURITY_PROCESS_CORE_DUMPS_H_
#define WAYMARK_COMMON_SECURITY_PROCESS_CORE_DUMPS_H_

#include "absl/status/status.h"

namespace waymark::security {

// From here on a crash leaves no image of this process's memory on disk, where findings and keys
// would outlive it, and other processes of the same user may not read it (ptrace). INTERNAL where
// the kernel refuses.
absl::Status ForbidCoreDumps();

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_PROCESS_CORE_DUMPS_H_
