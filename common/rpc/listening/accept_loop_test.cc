#include "common/rpc/listening/accept_loop.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "common/rpc/limits.h"
#include "common/rpc/listening/listeners.h"
#include "common/rpc/listening/peer_network.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kTestPatience = absl::Seconds(20);

// Holds connections as gRPC would: shuts each down before it is closed.
class FakeServer {
 public:
  ~FakeServer() {
    while (held() > 0) EndOne();
  }

  void Take(int descriptor) {
    const absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](bool* takes_nothing) { return !*takes_nothing; }, &takes_nothing_));
    descriptors_.emplace_back(descriptor);
  }

  // Holds up whoever hands over.
  void TakeNothing(bool takes_nothing) {
    const absl::MutexLock lock(&mutex_);
    takes_nothing_ = takes_nothing;
  }

  int held() {
    const absl::MutexLock lock(&mutex_);
    return static_cast<int>(descriptors_.size());
  }

  void WaitUntilHeld(int count) {
    const absl::MutexLock lock(&mutex_);
    const auto reached = [this, count]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
      return static_cast<int>(descriptors_.size()) >= count;
    };
    EXPECT_TRUE(mutex_.AwaitWithTimeout(absl::Condition(&reached), kTestPatience)) << count;
  }

  void EndOne() {
    const absl::MutexLock lock(&mutex_);
    ASSERT_FALSE(descriptors_.empty());
    shutdown(descriptors_.back().get(), SHUT_RDWR);
    descriptors_.pop_back();
  }

  // And holds it still.
  void ShutDownOne() {
    const absl::MutexLock lock(&mutex_);
    ASSERT_FALSE(descriptors_.empty());
    shutdown(descriptors_.back().get(), SHUT_RDWR);
  }

  int Option(int level, int name) {
    const absl::MutexLock lock(&mutex_);
    int value = -1;
    socklen_t size = sizeof(value);
    getsockopt(descriptors_.back().get(), level, name, &value, &size);
    return value;
  }

  int StatusFlags() {
    const absl::MutexLock lock(&mutex_);
    return fcntl(descriptors_.back().get(), F_GETFL);
  }

 private:
  absl::Mutex mutex_;
  bool takes_nothing_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<Descriptor> descriptors_ ABSL_GUARDED_BY(mutex_);
};

class AcceptLoopTest : public testing::Test {
 protected:
  void Start(const ConnectionLimits& limits, const std::string& address = "127.0.0.1:0") {
    absl::StatusOr<Listeners> listeners = ListenOn(address);
    ASSERT_THAT(listeners, IsOk());
    port_ = listeners->port;
    auto loop = AcceptLoop::Start(std::move(listeners->sockets), limits, traffic_,
                                  [this](int descriptor) { server_.Take(descriptor); });
    ASSERT_THAT(loop, IsOk());
    loop_ = *std::move(loop);
  }

  // From an address of its own where one is given.
  Descriptor Connect(const char* from = "127.0.0.1") const {
    Descriptor client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ConnectWith(client, from);
    return client;
  }

  void ConnectWith(const Descriptor& client, const char* from = "127.0.0.1") const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, from, &address.sin_addr);
    EXPECT_EQ(bind(client.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    address.sin_port = htons(static_cast<in_port_t>(port_));
    EXPECT_EQ(connect(client.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0)
        << std::strerror(errno);
  }

  // As the loop knows it.
  static std::string OwnName(const Descriptor& client) {
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    EXPECT_EQ(getsockname(client.get(), reinterpret_cast<sockaddr*>(&address), &size), 0);
    return PeerName(address);
  }

  static void ResetWhenClosed(const Descriptor& client) {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    setsockopt(client.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  }

  // Whether the other side closes the connection, waited for.
  static bool IsClosed(const Descriptor& client, absl::Duration patience = kTestPatience) {
    pollfd waiting{.fd = client.get(), .events = POLLIN, .revents = 0};
    if (poll(&waiting, 1, static_cast<int>(absl::ToInt64Milliseconds(patience))) <= 0) return false;
    char byte = 0;
    return recv(client.get(), &byte, 1, 0) <= 0;
  }

  void WaitForConnections(int count) const {
    const absl::Time deadline = absl::Now() + kTestPatience;
    while (loop_->connections() != count && absl::Now() < deadline) {
      absl::SleepFor(absl::Milliseconds(1));
    }
    EXPECT_EQ(loop_->connections(), count);
  }

  const std::shared_ptr<ConnectionTraffic> traffic_ = std::make_shared<ConnectionTraffic>();
  FakeServer server_;
  int port_ = 0;
  std::unique_ptr<AcceptLoop> loop_;
};

TEST_F(AcceptLoopTest, HandsOverWhatConnects) {
  Start({.connections = 10, .connections_of_address = 10});

  const Descriptor one = Connect();
  const Descriptor other = Connect();

  server_.WaitUntilHeld(2);
  WaitForConnections(2);
}

TEST_F(AcceptLoopTest, AcceptedConnectionsHaveTheOptionsOfTheirListener) {
  Start({.connections = 10, .connections_of_address = 10});

  const Descriptor client = Connect();
  server_.WaitUntilHeld(1);

  EXPECT_EQ(server_.Option(IPPROTO_TCP, TCP_NODELAY), 1);
  EXPECT_EQ(server_.Option(SOL_SOCKET, SO_KEEPALIVE), 1);
  EXPECT_EQ(server_.Option(IPPROTO_TCP, TCP_KEEPIDLE), 60);
  EXPECT_EQ(server_.Option(IPPROTO_TCP, TCP_USER_TIMEOUT), 30'000);
  EXPECT_NE(server_.StatusFlags() & O_NONBLOCK, 0);
  int segment = 0;
  socklen_t size = sizeof(segment);
  ASSERT_EQ(getsockopt(client.get(), IPPROTO_TCP, TCP_MAXSEG, &segment, &size), 0);
  EXPECT_LE(segment, kMaxSegmentBytes) << "loopback's own is as large as the receive buffer";
}

TEST_F(AcceptLoopTest, ClosesWhatIsTooMuchOfOneAddressAndServesAnother) {
  Start({.connections = 10, .connections_of_address = 2});
  const Descriptor one = Connect();
  const Descriptor two = Connect();
  server_.WaitUntilHeld(2);

  const Descriptor three = Connect();
  const Descriptor other = Connect("127.0.0.2");

  EXPECT_TRUE(IsClosed(three));
  server_.WaitUntilHeld(3);
}

TEST_F(AcceptLoopTest, ClosesWhatIsTooMuchInAll) {
  Start({.connections = 2, .connections_of_address = 2});
  const Descriptor one = Connect();
  const Descriptor other = Connect("127.0.0.2");
  server_.WaitUntilHeld(2);

  EXPECT_TRUE(IsClosed(Connect("127.0.0.3")));
}

TEST_F(AcceptLoopTest, AConnectionThatItsOwnerEndsGivesItsPlaceBack) {
  Start({.connections = 1, .connections_of_address = 1});
  for (int round = 0; round < 50; ++round) {
    const Descriptor client = Connect();
    server_.WaitUntilHeld(1);

    server_.EndOne();

    WaitForConnections(0);
    EXPECT_TRUE(IsClosed(client));
  }
}

TEST_F(AcceptLoopTest, AConnectionThatItsPeerResetsGivesItsPlaceBack) {
  Start({.connections = 1, .connections_of_address = 1});
  Descriptor client = Connect();
  server_.WaitUntilHeld(1);

  ResetWhenClosed(client);
  client.Reset();
  server_.EndOne();

  WaitForConnections(0);
}

// As gRPC does where calls still run.
TEST_F(AcceptLoopTest, AConnectionKeepsItsPlaceUntilItsOwnerHasClosedIt) {
  Start({.connections = 1, .connections_of_address = 1});
  const Descriptor client = Connect();
  server_.WaitUntilHeld(1);

  server_.ShutDownOne();

  EXPECT_TRUE(IsClosed(client));
  EXPECT_TRUE(IsClosed(Connect("127.0.0.2")));
  server_.EndOne();
  WaitForConnections(0);
}

// Also where it waits to be handed over.
TEST_F(AcceptLoopTest, ConnectionsThatAreResetAtOnceTakeNoMoreDescriptorsThanOthers) {
  constexpr int kPlaces = 5;
  server_.TakeNothing(true);
  Start({.connections = kPlaces, .connections_of_address = kPlaces});

  for (int count = 0; count < 10 * kPlaces; ++count) {
    const Descriptor client = Connect();
    ResetWhenClosed(client);
  }

  EXPECT_TRUE(IsClosed(Connect()));
  EXPECT_EQ(loop_->connections(), kPlaces);
  server_.TakeNothing(false);
}

// It may stir once more before its owner closes it, when its number is another's.
TEST_F(AcceptLoopTest, AConnectionThatHasEndedIsNotTakenForTheNextOfItsNumber) {
  Descriptor below(dup(STDERR_FILENO));
  const Descriptor second(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  Start({.connections = 10, .connections_of_address = 10});
  const Descriptor first = Connect();
  server_.WaitUntilHeld(1);
  traffic_->Delivered(OwnName(first), 1);
  server_.ShutDownOne();
  while (traffic_->Of(OwnName(first)).delivered > 0) absl::SleepFor(absl::Milliseconds(1));
  // The next one itself takes this number, and so is watched by the one that the first was.
  below.Reset();
  ConnectWith(second);
  server_.WaitUntilHeld(2);
  WaitForConnections(2);

  shutdown(first.get(), SHUT_WR);
  const Descriptor after = Connect();
  server_.WaitUntilHeld(3);

  traffic_->AnswerMade(OwnName(second), kMaxUnsentBytes + 1);
  EXPECT_TRUE(IsClosed(second));
}

// What the peer no longer sends may still be answered.
TEST_F(AcceptLoopTest, AConnectionThatItsPeerOnlyStopsSendingOnKeepsItsPlace) {
  Start({.connections = 1, .connections_of_address = 1});
  const Descriptor client = Connect();
  server_.WaitUntilHeld(1);

  shutdown(client.get(), SHUT_WR);

  EXPECT_TRUE(IsClosed(Connect("127.0.0.2")));
  EXPECT_EQ(loop_->connections(), 1);
  server_.EndOne();
  WaitForConnections(0);
}

// Lowers the limit for a while.
class FewDescriptors {
 public:
  explicit FewDescriptors(rlim_t limit) {
    getrlimit(RLIMIT_NOFILE, &before_);
    const rlimit few{.rlim_cur = limit, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
  }
  ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

// The lowest descriptor that is free: no more can be had below it.
int LowestFree() { return Descriptor(dup(STDERR_FILENO)).get(); }

TEST_F(AcceptLoopTest, ClosesWhatThereIsNoDescriptorForAndRecovers) {
  Start({.connections = 10, .connections_of_address = 10});
  const Descriptor before = Connect();
  server_.WaitUntilHeld(1);
  Descriptor client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  Descriptor another(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port_));
  {
    const FewDescriptors few(static_cast<rlim_t>(LowestFree()));
    for (const Descriptor* each : {&client, &another}) {
      ASSERT_EQ(connect(each->get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
      EXPECT_TRUE(IsClosed(*each));
    }
  }

  const Descriptor after = Connect();

  server_.WaitUntilHeld(2);
  WaitForConnections(2);
}

TEST_F(AcceptLoopTest, CutsAConnectionWhoseAnswersPileUp) {
  Start({.connections = 10, .connections_of_address = 10});
  const Descriptor greedy = Connect();
  const Descriptor other = Connect("127.0.0.2");
  server_.WaitUntilHeld(2);

  traffic_->AnswerMade(OwnName(greedy), kMaxUnsentBytes + 1);

  EXPECT_TRUE(IsClosed(greedy));
  EXPECT_FALSE(IsClosed(other, absl::Milliseconds(20)));
}

TEST_F(AcceptLoopTest, StopsListeningAndLeavesConnectionsOpen) {
  Start({.connections = 10, .connections_of_address = 10});
  const Descriptor client = Connect();
  server_.WaitUntilHeld(1);

  loop_.reset();

  EXPECT_FALSE(IsClosed(client, absl::Milliseconds(20)));
  const Descriptor late(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port_));
  EXPECT_NE(connect(late.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
}

}  // namespace
}  // namespace waymark::rpc
