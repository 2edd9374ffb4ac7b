#include "common/telemetry/metrics/metrics_page.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/listening/descriptor.h"

namespace waymark::metrics {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class MetricsPageTest : public testing::Test {
 protected:
  void SetUp() override {
    Metrics metrics;
    metrics.Add(kConnections, {}, [] { return 7.0; });
    auto page = MetricsPage::Start("127.0.0.1:0", std::move(metrics));
    ASSERT_TRUE(page.ok()) << page.status();
    page_ = std::move(*page);
  }

  // From 127.0.0.LAST.
  [[nodiscard]] rpc::Descriptor Connect(std::uint32_t last = 1) const {
    rpc::Descriptor socket(::socket(AF_INET, SOCK_STREAM, 0));
    // Less than the page waits for those that say nothing.
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + last);
    EXPECT_EQ(bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    address.sin_port = htons(static_cast<std::uint16_t>(page_->port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)),
              0);
    return socket;
  }

  // All that comes back.
  [[nodiscard]] std::string Send(const std::string& request) const {
    const rpc::Descriptor socket = Connect();
    EXPECT_EQ(send(socket.get(), request.data(), request.size(), 0),
              static_cast<ssize_t>(request.size()));
    std::string answer;
    std::string piece(4096, '\0');
    for (ssize_t got = 0; (got = recv(socket.get(), piece.data(), piece.size(), 0)) > 0;) {
      answer.append(piece, 0, static_cast<std::size_t>(got));
    }
    return answer;
  }

  std::unique_ptr<MetricsPage> page_;
};

TEST_F(MetricsPageTest, ServesTheMetrics) {
  const std::string answer = Send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(answer, HasSubstr("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"));
  EXPECT_THAT(answer, EndsWith("\nwaymark_connections 7\n"));
}

TEST_F(MetricsPageTest, ServesNothingElse) {
  EXPECT_THAT(Send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
              StartsWith("HTTP/1.1 404 "));
  EXPECT_THAT(Send("POST /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                   "Content-Length: 3\r\n\r\nabc"),
              StartsWith("HTTP/1.1 405 "));
  EXPECT_EQ(Send("nonsense\r\n\r\n"), "");
}

TEST_F(MetricsPageTest, ServesOneAddressWhileAnotherHoldsWhatItCan) {
  std::vector<rpc::Descriptor> held;
  for (int count = 0; count < 20; ++count) held.push_back(Connect(2));

  EXPECT_THAT(Send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
              StartsWith("HTTP/1.1 200 "));
}

TEST_F(MetricsPageTest, CannotStartWhereTheAddressIsTaken) {
  EXPECT_EQ(
      MetricsPage::Start("127.0.0.1:" + std::to_string(page_->port()), Metrics()).status().code(),
      absl::StatusCode::kUnavailable);
  EXPECT_EQ(MetricsPage::Start("nowhere", Metrics()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace waymark::metrics
