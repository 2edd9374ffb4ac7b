#include "common/rpc/channel.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

TEST(InsecureChannelTest, IsMadeForThisMachineWithoutConnecting) {
  EXPECT_THAT(InsecureChannel("127.0.0.1:7601"), IsOk());
  EXPECT_THAT(InsecureChannel("localhost:7601"), IsOk());
}

TEST(InsecureChannelTest, IsRefusedForAnyOtherMachineOrText) {
  for (const char* address : {"10.0.0.1:7601", "example.org:7601", "127.0.0.1", ""}) {
    EXPECT_TRUE(absl::IsInvalidArgument(InsecureChannel(address).status())) << address;
  }
}

}  // namespace
}  // namespace waymark::rpc
