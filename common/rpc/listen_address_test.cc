#include "common/rpc/listen_address.h"

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(CheckLoopback, TakesThisMachineOnly) {
  struct Case {
    const char* address;
    bool want;
  };
  for (const Case& c : {
           Case{"127.0.0.1:7601", true},
           Case{"127.3.4.5:0", true},
           Case{"localhost:7601", true},
           Case{"[::1]:7601", true},
           Case{"0.0.0.0:7601", false},
           Case{"[::]:7601", false},
           Case{"10.0.0.1:7601", false},
           Case{"127.0.0.1.example.org:7601", false},
           Case{"example.org:7601", false},
           Case{":7601", false},
           Case{"127.0.0.1", false},
           Case{"127.0.0.1:", false},
           Case{"127.0.0.1:70000", false},
           Case{"127.0.0.1:x", false},
           Case{"unix:/tmp/socket", false},
           Case{"", false},
       }) {
    EXPECT_EQ(CheckLoopback(c.address).ok(), c.want) << c.address;
  }
}

TEST(CheckAddress, TakesAnyHostWithAPort) {
  for (const char* address : {"0.0.0.0:7601", "[::]:7601", "ingest.example.org:0"}) {
    EXPECT_TRUE(CheckAddress(address).ok()) << address;
  }
  for (const char* address : {"", ":7601", "ingest.example.org", "host:70000", "host:-1"}) {
    EXPECT_FALSE(CheckAddress(address).ok()) << address;
  }
}

}  // namespace
}  // namespace waymark::rpc
