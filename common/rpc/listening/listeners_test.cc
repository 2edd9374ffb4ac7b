#include "common/rpc/listening/listeners.h"

#include <string>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

TEST(ListenOn, TakesAFreePortWhereNoneIsAskedFor) {
  const auto one = ListenOn("127.0.0.1:0");
  const auto other = ListenOn("127.0.0.1:0");
  ASSERT_THAT(one, IsOk());
  ASSERT_THAT(other, IsOk());

  EXPECT_GT(one->port, 0);
  EXPECT_NE(one->port, other->port);
}

TEST(ListenOn, TakesAnAddressOfIpv6AndAName) {
  for (const char* address : {"[::1]:0", "[::]:0", "localhost:0"}) {
    const auto listeners = ListenOn(address);
    ASSERT_THAT(listeners, IsOk()) << address;
    EXPECT_GT(listeners->port, 0) << address;
  }
}

TEST(ListenOn, RefusesAPortThatIsTaken) {
  const auto one = ListenOn("127.0.0.1:0");
  ASSERT_THAT(one, IsOk());

  EXPECT_EQ(ListenOn("127.0.0.1:" + std::to_string(one->port)).status().code(),
            absl::StatusCode::kUnavailable);
}

TEST(ListenOn, RefusesWhatIsNoAddress) {
  for (const char* address :
       {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:70000", ":7601", "::1:7601", "[]:1"}) {
    EXPECT_EQ(ListenOn(address).status().code(), absl::StatusCode::kInvalidArgument) << address;
  }
}

}  // namespace
}  // namespace waymark::rpc
