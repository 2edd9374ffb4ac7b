#include "tests/robustness/stalls/tcp_proxy.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <string>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace waymark::robustness {
namespace {

using Clock = std::chrono::steady_clock;

// How long a change of mind may go unnoticed.
constexpr int kLongestPollMillis = 10;
// Of one direction, on its way: more is not read.
constexpr std::size_t kMostUnderWay = std::size_t{8} << 20;

sockaddr_in Loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port));
  return address;
}

void NoDelay(int socket) {
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

// -1 where nobody listens there.
int ConnectTo(int port) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(port);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
    NoDelay(server);
    return server;
  }
  close(server);
  return -1;
}

void Reset(int socket) {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  close(socket);
}

// One way of a connection: bytes with the time at which they arrive.
class OneWay {
 public:
  OneWay(int from, int to) : from_(from), to_(to) {}

  [[nodiscard]] bool reads() const { return !ended_ && bytes_ < kMostUnderWay; }
  [[nodiscard]] bool done() const { return ended_ && under_way_.empty(); }
  [[nodiscard]] int from() const { return from_; }

  // False where the connection is broken.
  bool Read(std::chrono::nanoseconds delay, bool swallow) {
    std::array<char, 64 << 10> buffer{};
    const ssize_t got = recv(from_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    ended_ = got == 0;
    if (swallow && !ended_) return true;
    under_way_.push_back(
        {Clock::now() + delay, std::string(buffer.data(), static_cast<std::size_t>(got))});
    bytes_ += static_cast<std::size_t>(got);
    return true;
  }

  // Likewise.
  bool WriteDue() {
    while (!under_way_.empty() && under_way_.front().due <= Clock::now()) {
      std::string& piece = under_way_.front().bytes;
      if (piece.empty()) {
        shutdown(to_, SHUT_WR);
        under_way_.pop_front();
        continue;
      }
      const ssize_t sent = send(to_, piece.data(), piece.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent < 0) return errno == EAGAIN || errno == EINTR;
      bytes_ -= static_cast<std::size_t>(sent);
      piece.erase(0, static_cast<std::size_t>(sent));
      if (piece.empty()) under_way_.pop_front();
    }
    return true;
  }

  // Milliseconds until something is due.
  [[nodiscard]] int Wait() const {
    if (under_way_.empty()) return kLongestPollMillis;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(under_way_.front().due - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 1, kLongestPollMillis));
  }

 private:
  struct Piece {
    Clock::time_point due;
    std::string bytes;  // None: the end.
  };

  const int from_;
  const int to_;
  std::deque<Piece> under_way_;
  std::size_t bytes_ = 0;
  bool ended_ = false;
};

}  // namespace

class TcpProxy::Connection {
 public:
  Connection(int client, int server, std::chrono::nanoseconds to_server,
             std::chrono::nanoseconds to_client, bool swallow)
      : client_(client),
        server_(server),
        to_server_(to_server),
        to_client_(to_client),
        swallow_(swallow),
        thread_([this] { Run(); }) {}
  ~Connection() {
    cut_ = true;
    thread_.join();
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void Delay(std::chrono::nanoseconds to_server, std::chrono::nanoseconds to_client) {
    to_server_ = to_server;
    to_client_ = to_client;
  }
  void Cut() { cut_ = true; }
  void Swallow() { swallow_ = true; }
  [[nodiscard]] bool over() const { return over_; }

 private:
  void Run() {
    OneWay there(client_, server_);
    OneWay back(server_, client_);
    bool whole = true;
    while (whole && !cut_ && !(there.done() && back.done())) {
      std::array<pollfd, 2> polled = {
          pollfd{.fd = there.reads() ? client_ : -1, .events = POLLIN, .revents = 0},
          pollfd{.fd = back.reads() ? server_ : -1, .events = POLLIN, .revents = 0}};
      poll(polled.data(), polled.size(), std::min(there.Wait(), back.Wait()));
      if (polled[0].revents != 0) whole = there.Read(to_server_.load(), swallow_);
      if (whole && polled[1].revents != 0) whole = back.Read(to_client_.load(), swallow_);
      whole = whole && there.WriteDue() && back.WriteDue();
    }
    const bool ended_well = whole && !cut_;
    for (const int end : {client_, server_}) ended_well ? (void)close(end) : Reset(end);
    over_ = true;
  }

  const int client_;
  const int server_;
  std::atomic<std::chrono::nanoseconds> to_server_;
  std::atomic<std::chrono::nanoseconds> to_client_;
  std::atomic<bool> swallow_;
  std::atomic<bool> cut_ = false;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

TcpProxy::TcpProxy(int server_port) : server_port_(server_port) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address = Loopback(0);
  socklen_t size = sizeof(address);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      listen(listener_, SOMAXCONN) != 0 ||
      getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    std::abort();  // No test can go on without.
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Accept(); });
}

TcpProxy::~TcpProxy() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
  close(listener_);
}

void TcpProxy::Delay(absl::Duration to_server, absl::Duration to_client) {
  const absl::MutexLock lock(&mutex_);
  to_server_ = to_server;
  to_client_ = to_client;
  for (const auto& connection : connections_) {
    connection->Delay(absl::ToChronoNanoseconds(to_server), absl::ToChronoNanoseconds(to_client));
  }
}

void TcpProxy::Cut() {
  const absl::MutexLock lock(&mutex_);
  for (const auto& connection : connections_) connection->Cut();
}

void TcpProxy::Swallow() {
  const absl::MutexLock lock(&mutex_);
  for (const auto& connection : connections_) connection->Swallow();
}

void TcpProxy::SwallowNew(bool swallow) {
  const absl::MutexLock lock(&mutex_);
  swallow_new_ = swallow;
}

void TcpProxy::Accept() {
  while (true) {
    pollfd polled{.fd = listener_, .events = POLLIN, .revents = 0};
    poll(&polled, 1, kLongestPollMillis);
    const absl::MutexLock lock(&mutex_);
    if (stopping_) return;
    connections_.remove_if([](const auto& connection) { return connection->over(); });
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    NoDelay(client);
    const int server = ConnectTo(server_port_);
    if (server < 0) {
      Reset(client);
      continue;
    }
    connections_.push_back(
        std::make_unique<Connection>(client, server, absl::ToChronoNanoseconds(to_server_),
                                     absl::ToChronoNanoseconds(to_client_), swallow_new_));
  }
}

}  // namespace waymark::robustness
