#include "common/rpc/client/channel.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

TEST(ServiceChannelTest, IsMadeForThisMachineWithoutConnecting) {
  EXPECT_THAT(ServiceChannel("127.0.0.1:7601", nullptr), IsOk());
  EXPECT_THAT(FeedChannel("localhost:7601", nullptr), IsOk());
}

TEST(ServiceChannelTest, IsMadeForAnyMachineWithCertificates) {
  const auto credentials = grpc::SslCredentials({});

  EXPECT_THAT(ServiceChannel("ingest.example.org:7601", credentials), IsOk());
  EXPECT_TRUE(absl::IsInvalidArgument(ServiceChannel("example.org", credentials).status()));
}

TEST(ServiceChannelTest, IsRefusedWithoutCertificatesForAnyOtherMachineOrText) {
  for (const char* address : {"10.0.0.1:7601", "example.org:7601", "127.0.0.1", ""}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ServiceChannel(address, nullptr).status())) << address;
  }
}

}  // namespace
}  // namespace waymark::rpc
