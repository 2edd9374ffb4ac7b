#include "common/rpc/listening/system_counts.h"

#include <vector>

#include <fcntl.h>
#include <sys/resource.h>

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(UseOfProcess, RisesWithTheMemoryInUse) {
  constexpr std::size_t kMuch = std::size_t{32} << 20;
  const std::uint64_t before = UseOfProcess().resident_bytes;
  const std::vector<char> memory(kMuch, 'x');

  EXPECT_GE(UseOfProcess().resident_bytes, before + kMuch / 2);
  EXPECT_GT(UseOfProcess().cpu_time, absl::ZeroDuration());
}

TEST(UseOfProcess, IsSeenWhereNoDescriptorIsLeft) {
  (void)UseOfProcess();
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit none{.rlim_cur = 0, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none);
  const bool can_open = Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC)).valid();
  const std::uint64_t resident_bytes = UseOfProcess().resident_bytes;
  setrlimit(RLIMIT_NOFILE, &before);

  EXPECT_FALSE(can_open);
  EXPECT_GT(resident_bytes, 0U);
}

}  // namespace
}  // namespace waymark::rpc
