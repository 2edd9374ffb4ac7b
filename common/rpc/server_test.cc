#include "common/rpc/server.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "grpc/support/log.h"
#include "gtest/gtest.h"

#include "common/rpc/client/probe.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

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
    (*server)->SetReady(true);

    EXPECT_THAT(Probe(absl::StrCat(host, ":", (*server)->port()), nullptr, kServerPatience), IsOk())
        << host;
  }
}

TEST_F(ServerTest, TellsLivenessReadinessAndStartupApart) {
  auto server = Server::Start(
      {.address = "127.0.0.1:0", .service_names = {"one", "feed"}, .always_served = {"feed"}});
  ASSERT_THAT(server, IsOk());
  const std::string address = absl::StrCat("127.0.0.1:", (*server)->port());
  // Those of all names that are SERVING.
  const auto serving = [&address] {
    std::vector<std::string> names;
    for (const char* name : {"", "one", "feed", "liveness", "readiness", "startup"}) {
      if (Probe(address, nullptr, kServerPatience, name).ok()) names.emplace_back(name);
    }
    return names;
  };

  EXPECT_THAT(serving(), ElementsAre("liveness"));
  (*server)->SetStarted();
  EXPECT_THAT(serving(), ElementsAre("feed", "liveness", "startup"));
  (*server)->SetReady(true);
  EXPECT_THAT(serving(), ElementsAre("", "one", "feed", "liveness", "readiness", "startup"));
  (*server)->SetReady(false);
  EXPECT_THAT(serving(), ElementsAre("feed", "liveness", "startup"));
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
  (*one)->SetReady(true);
  ASSERT_THAT(Probe(address, nullptr, kServerPatience), IsOk());

  (*one)->Drain(absl::ZeroDuration());

  EXPECT_THAT(Start(address), IsOk());
}

// What gRPC writes while this lives; the log's own lines go to stderr.
std::string LinesOf(const std::function<void()>& work) {
  testing::internal::CaptureStderr();
  work();
  return testing::internal::GetCapturedStderr();
}

TEST_F(ServerTest, WhatACallerSentIsNotInTheLog) {
  const std::string lines = LinesOf([] {
    gpr_log("src/core/ext/transport/chttp2/transport/hpack_parser.cc", 1, GPR_LOG_SEVERITY_ERROR,
            "Error parsing metadata: error=invalid value key=te value=%s", "John Smith");
  });

  EXPECT_THAT(lines, HasSubstr("hpack_parser.cc:1"));
  EXPECT_THAT(lines, Not(HasSubstr("John")));
}

TEST_F(ServerTest, AHandshakeThatFailsTellsWhyOnceASecond) {
  const auto fails = [] {
    for (int i = 0; i < 100; ++i) {
      gpr_log("src/core/tsi/ssl_transport_security.cc", 2, GPR_LOG_SEVERITY_ERROR,
              "Handshake failed with fatal error");
    }
  };
  const std::string lines = LinesOf(fails);
  EXPECT_THAT(lines, HasSubstr("Handshake failed with fatal error"));
  EXPECT_LE(std::count(lines.begin(), lines.end(), '\n'), 2);

  absl::SleepFor(absl::Seconds(1));

  EXPECT_THAT(LinesOf(fails), HasSubstr("\"unsaid_before\":9"));
}

}  // namespace
}  // namespace waymark::rpc
