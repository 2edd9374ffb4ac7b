#include "common/security/process/private_files.h"

#include <sys/stat.h>

#include "gtest/gtest.h"

namespace waymark::security {
namespace {

TEST(MakeFilesPrivate, ClosesFilesThatLibrariesMake) {
  const mode_t before = umask(022);
  MakeFilesPrivate();
  const mode_t now = umask(before);
  EXPECT_EQ(now, mode_t{077});
}

}  // namespace
}  // namespace waymark::security
