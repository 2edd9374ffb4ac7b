#include "common/rpc/listening/accept_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/concurrency/steady_time.h"
#include "common/rpc/limits.h"
#include "common/rpc/listening/peer_network.h"
#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

using concurrency::SteadyNow;

// Connections taken before ends of others are looked at.
constexpr int kAcceptsATurn = 64;
// How long nothing is accepted where the system has no room: long enough to cost nothing, short
// enough for nobody to notice once there is room.
constexpr absl::Duration kNoRoomPause = absl::Milliseconds(100);

// So that one connection which has much to read does not hold up all that come after it.
constexpr int kHandOverThreads = 2;

// How often connections are looked at while there are any: what may happen in between is little,
// and a thousand of them take two milliseconds.
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(50);
// Once there is half as much memory in use as is normal: it may grow by a gibibyte a second.
constexpr absl::Duration kBetweenCloseLooks = absl::Milliseconds(10);

Descriptor OpenReserve() { return Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

bool IsWantOfRoom(int error) {
  return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

Descriptor AcceptOne(const Descriptor& listener, sockaddr_storage& peer) {
  socklen_t size = sizeof(peer);
  return Descriptor(accept4(listener.get(), reinterpret_cast<sockaddr*>(&peer), &size,
                            SOCK_NONBLOCK | SOCK_CLOEXEC));
}

// Its owner sees the end of it, and lets go. What has come could still be read, and is thrown away.
void CutOff(const Descriptor& connection) {
  constexpr std::size_t kAllAtOnce = std::size_t{1} << 30;
  shutdown(connection.get(), SHUT_RDWR);
  (void)recv(connection.get(), nullptr, kAllAtOnce, MSG_TRUNC | MSG_DONTWAIT);
}

absl::Status Watch(const Descriptor& poll, const Descriptor& what, std::uint32_t events,
                   int operation = EPOLL_CTL_ADD) {
  epoll_event event{};
  event.events = events;
  event.data.fd = what.get();
  if (epoll_ctl(poll.get(), operation, what.get(), &event) == 0) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("epoll_ctl: ", std::strerror(errno)));
}

}  // namespace

absl::StatusOr<std::unique_ptr<AcceptLoop>> AcceptLoop::Start(
    std::vector<Descriptor> listeners, const ConnectionLimits& limits,
    std::shared_ptr<ConnectionTraffic> traffic, OnConnection on_connection,
    std::shared_ptr<EndingConnections> ending) {
  std::unique_ptr<AcceptLoop> loop(new AcceptLoop(std::move(listeners), limits, std::move(traffic),
                                                  std::move(on_connection), std::move(ending)));
  WAYMARK_RETURN_IF_ERROR(loop->Prepare());
  loop->thread_ = std::thread([self = loop.get()] { self->Run(); });
  return loop;
}

AcceptLoop::AcceptLoop(std::vector<Descriptor> listeners, const ConnectionLimits& limits,
                       std::shared_ptr<ConnectionTraffic> traffic, OnConnection on_connection,
                       std::shared_ptr<EndingConnections> ending)
    : listeners_(std::move(listeners)),
      traffic_(std::move(traffic)),
      on_connection_(std::move(on_connection)),
      hand_over_(std::make_unique<Executor>(kHandOverThreads, 0)),
      ending_(std::move(ending)),
      places_(limits),
      refusals_("connections refused"),
      cuts_("connections cut") {}

AcceptLoop::~AcceptLoop() { StopListening(); }

void AcceptLoop::StopListening() {
  if (!thread_.joinable()) return;
  (void)eventfd_write(stop_.get(), 1);
  thread_.join();
  hand_over_.reset();
  // Who still comes is told at once, and does not wait.
  listeners_.clear();
}

void AcceptLoop::CutAll(absl::Duration patience) {
  const absl::Time deadline = SteadyNow() + patience;
  for (const auto& [id, connection] : watched_) {
    while (UnsentBytesOf(connection.watched) > 0 && SteadyNow() < deadline) {
      absl::SleepFor(kBetweenCloseLooks);
    }
  }
  for (const auto& [id, connection] : watched_) CutOff(connection.watched);
}

absl::Status AcceptLoop::Prepare() {
  poll_ = Descriptor(epoll_create1(EPOLL_CLOEXEC));
  stop_ = Descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  reserve_ = OpenReserve();
  (void)UseOfProcess();  // Opens what it reads while there are descriptors.
  if (!poll_.valid() || !stop_.valid() || !reserve_.valid()) {
    return absl::UnavailableError(absl::StrCat("cannot listen: ", std::strerror(errno)));
  }
  WAYMARK_RETURN_IF_ERROR(Watch(poll_, stop_, EPOLLIN));
  for (const Descriptor& listener : listeners_) {
    WAYMARK_RETURN_IF_ERROR(Watch(poll_, listener, EPOLLIN));
  }
  return absl::OkStatus();
}

void AcceptLoop::Run() {
  std::array<epoll_event, 128> events{};
  while (true) {
    const int count =
        epoll_wait(poll_.get(), events.data(), static_cast<int>(events.size()), PollTimeout());
    if (paused_ && SteadyNow() >= paused_until_) Resume();
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      if (event.data.fd == stop_.get()) return;
      // Errors alone do not end a connection; its owner deals with them.
      if ((event.events & EPOLLHUP) != 0U) ConnectionEnded(event.data.fd);
    }
    GiveBackClosed();
    Guard();
    if (paused_) continue;
    for (const Descriptor& listener : listeners_) Accept(listener);
  }
}

// Takes what there is, whether this listener was reported or not: the call that finds nothing costs
// less than to keep apart which was.
void AcceptLoop::Accept(const Descriptor& listener) {
  for (int i = 0; i < kAcceptsATurn && !paused_; ++i) {
    sockaddr_storage peer{};
    Descriptor connection = AcceptOne(listener, peer);
    if (connection.valid()) {
      Admit(std::move(connection), peer);
    } else if (IsWantOfRoom(errno)) {
      if (!ShedOne(listener)) Pause();
    } else if (errno == EAGAIN) {
      return;
    }
    // Any other error is one of the connection that was to be taken.
  }
}

const char* AcceptLoop::TakePlace(const std::string& network) {
  if (guard_.IsBarred(network, SteadyNow())) return "the address overloaded the service";
  switch (places_.Take(network)) {
    case ConnectionPlaces::Answer::kFull:
      return "too many connections";
    case ConnectionPlaces::Answer::kAddressFull:
      return "too many connections of the address";
    case ConnectionPlaces::Answer::kTaken:
      break;
  }
  return nullptr;
}

void AcceptLoop::Admit(Descriptor connection, const sockaddr_storage& peer) {
  const std::string network = PeerNetwork(peer);
  if (const char* refused = TakePlace(network); refused != nullptr) {
    return refusals_.Add(refused, network, SteadyNow());
  }
  Descriptor watched(fcntl(connection.get(), F_DUPFD_CLOEXEC, 0));
  // Edges only: an error that the owner has not looked at yet would be reported without end.
  if (!watched.valid() || !Watch(poll_, watched, EPOLLET).ok()) {
    places_.GiveBack(network);
    return refusals_.Add("too few file descriptors", network, SteadyNow());
  }
  const int key = watched.get();
  const std::string name = PeerName(peer);
  traffic_->Begin(name);
  watched_.emplace(key, Connection{.watched = std::move(watched),
                                   .network = network,
                                   .peer = name,
                                   .owners = NumberOf(connection)});
  connections_ = places_.taken();
  hand_over_->Schedule([this, descriptor = connection.Release()] { on_connection_(descriptor); });
}

bool AcceptLoop::ShedOne(const Descriptor& listener) {
  reserve_.Reset();
  sockaddr_storage peer{};
  const bool shed = AcceptOne(listener, peer).valid();
  reserve_ = OpenReserve();
  if (shed) refusals_.Add("too few file descriptors", PeerNetwork(peer), SteadyNow());
  return shed && reserve_.valid();
}

// What waits would be reported without end.
void AcceptLoop::Pause() {
  refusals_.Add("too few file descriptors; waiting", "", SteadyNow());
  paused_ = true;
  paused_until_ = SteadyNow() + kNoRoomPause;
  for (const Descriptor& listener : listeners_) (void)Watch(poll_, listener, 0, EPOLL_CTL_MOD);
}

void AcceptLoop::Resume() {
  paused_ = false;
  if (!reserve_.valid()) reserve_ = OpenReserve();
  for (const Descriptor& listener : listeners_) {
    (void)Watch(poll_, listener, EPOLLIN, EPOLL_CTL_MOD);
  }
}

int AcceptLoop::PollTimeout() const {
  absl::Time next = paused_ ? paused_until_ : absl::InfiniteFuture();
  if (!watched_.empty()) next = std::min(next, next_look_);
  if (!unclosed_.empty()) next = std::min(next, SteadyNow() + kBetweenCloseLooks);
  if (next == absl::InfiniteFuture()) return -1;
  constexpr std::int64_t kAtLeast = 1;
  return static_cast<int>(std::max(kAtLeast, absl::ToInt64Milliseconds(next - SteadyNow())));
}

void AcceptLoop::Guard() {
  const absl::Time now = SteadyNow();
  if (watched_.empty() || now < next_look_) return;
  const ProcessUse use = UseOfProcess();
  next_look_ =
      now + (use.resident_bytes > kNormalMemoryBytes / 2 ? kBetweenCloseLooks : kBetweenLooks);
  std::vector<ConnectionSample> samples;
  samples.reserve(watched_.size());
  for (const auto& [id, connection] : watched_) {
    const SocketBytes bytes = BytesOf(connection.watched);
    const ConnectionTraffic::Counts counts = traffic_->Of(connection.peer);
    samples.push_back({.id = id,
                       .network = connection.network,
                       .read = bytes.received - std::min(bytes.received, bytes.waiting),
                       .waiting = bytes.waiting,
                       .written = bytes.sent,
                       .delivered = counts.delivered,
                       .reset = counts.reset,
                       .unsent = counts.unsent});
  }
  for (const OverloadGuard::Cut& cut : guard_.Look(samples, use, now)) {
    const Connection& connection = watched_.at(cut.id);
    cuts_.Add(cut.reason, connection.network, now);
    CutOff(connection.watched);
  }
  CutEnding();
}

void AcceptLoop::CutEnding() {
  if (ending_ == nullptr) return;
  const std::set<std::string> due = ending_->TakeDue(absl::Now());
  if (due.empty()) return;
  for (const auto& [id, connection] : watched_) {
    if (due.count(connection.peer) == 0) continue;
    cuts_.Add("its certificate is not good any more", connection.network, SteadyNow());
    CutOff(connection.watched);
  }
}

void AcceptLoop::ConnectionEnded(int watched) {
  const auto found = watched_.find(watched);
  if (found == watched_.end()) return;
  traffic_->End(found->second.peer);
  if (ending_ != nullptr) ending_->Forget(found->second.peer);
  guard_.Forget(watched);
  // Its owner may not have closed it yet, and closing one of two descriptors of a socket does not
  // stop the watch: it would report this one's number, which may be the next connection's by then.
  (void)epoll_ctl(poll_.get(), EPOLL_CTL_DEL, watched, nullptr);
  unclosed_.push_back(
      {.owners = found->second.owners, .network = std::move(found->second.network)});
  watched_.erase(found);
}

void AcceptLoop::GiveBackClosed() {
  std::erase_if(unclosed_, [this](const Unclosed& ended) {
    if (IsOpen(ended.owners)) return false;
    places_.GiveBack(ended.network);
    return true;
  });
  connections_ = places_.taken();
}

}  // namespace waymark::rpc
