#include "common/security/process/core_dumps.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace waymark::security {

absl::Status ForbidCoreDumps() {
  // The limit alone does not bind a core_pattern that is a pipe; not being dumpable does.
  const rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    return absl::InternalError(std::string("cannot forbid core dumps: ") + std::strerror(errno));
  }
  return absl::OkStatus();
}

}  // namespace waymark::security
