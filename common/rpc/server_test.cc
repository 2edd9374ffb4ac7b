#include "common/rpc/server.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

#include "common/rpc/probe.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kServerPatience = absl::Seconds(20);

class ServerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { Server::EnableHealthAndReflection(); }

  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address) {
    return Server::Start({.address = address});
  }
};

TEST_F(ServerTest, AnswersOverIpv4AndIpv6) {
  for (const std::string host : {"127.0.0.1", "[::1]", "localhost"}) {
    auto server = Start(absl::StrCat(host, ":0"));
    ASSERT_THAT(server, IsOk()) << host;
    (*server)->SetServing(true);

    EXPECT_THAT(Probe(absl::StrCat(host, ":", (*server)->port()), nullptr, kServerPatience), IsOk())
        << host;
  }
}

TEST_F(ServerTest, WithoutCertificatesListensOnLoopbackAlone) {
  EXPECT_EQ(Start("0.0.0.0:0").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Start("[::]:0").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(ServerTest, RefusesAPortThatIsTaken) {
  const auto one = Start("127.0.0.1:0");
  ASSERT_THAT(one, IsOk());

  EXPECT_EQ(Start(absl::StrCat("127.0.0.1:", (*one)->port())).status().code(),
            absl::StatusCode::kUnavailable);
}

TEST_F(ServerTest, ItsPortIsFreeOnceItIsDrained) {
  auto one = Start("127.0.0.1:0");
  ASSERT_THAT(one, IsOk());
  const std::string address = absl::StrCat("127.0.0.1:", (*one)->port());
  (*one)->SetServing(true);
  ASSERT_THAT(Probe(address, nullptr, kServerPatience), IsOk());

  (*one)->Drain(absl::ZeroDuration());

  EXPECT_THAT(Start(address), IsOk());
}

}  // namespace
}  // namespace waymark::rpc
