#include "common/security/process/core_dumps.h"

#include <cstdlib>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gtest/gtest.h"

namespace waymark::security {
namespace {

// In a process of its own, as it cannot be taken back.
TEST(ForbidCoreDumps, HoldsForCrashesAndForOtherProcesses) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const bool forbidden = ForbidCoreDumps().ok();
    rlimit limit = {1, 1};
    getrlimit(RLIMIT_CORE, &limit);
    const bool holds = forbidden && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
    _exit(holds ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace waymark::security
