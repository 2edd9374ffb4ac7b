#ifndef WAYMARK_COMMON_RPC_LISTENING_ACCEPT_LOOP_H_
#define WAYMARK_COMMON_RPC_LISTENING_ACCEPT_LOOP_H_

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/socket.h>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

#include "common/rpc/executor.h"
#include "common/rpc/listening/connection_places.h"
#include "common/rpc/listening/connection_traffic.h"
#include "common/rpc/listening/descriptor.h"
#include "common/rpc/listening/ending_connections.h"
#include "common/rpc/listening/overload_guard.h"
#include "common/rpc/listening/refusals.h"
#include "common/rpc/listening/system_counts.h"

namespace waymark::rpc {

// Accepts connections on a thread of its own and hands them to a server, at most so many at once
// and from one address; what is too much is closed at once, so that it is told and does not wait.
// gRPC's own listener has no such bounds, and stops for good at the first accept that fails for
// want of a descriptor; this one closes what it cannot serve, pauses, and goes on.
//
// That a connection is over the loop sees by a second descriptor of the same socket: whoever owns a
// connection shuts it down before closing it, as gRPC always does, and a socket that is shut both
// ways, by its owner or by a reset, reports EPOLLHUP on every descriptor. It keeps its place until
// its owner's descriptor is closed too, which may be later: where it waits to be handed over, or
// calls still run. Else whoever resets connections as fast as it makes them would take all
// descriptors, and those of the store with them.
class AcceptLoop {
 public:
  // Takes ownership of the connection's descriptor, which does not block and closes on exec. Called
  // by threads of their own: gRPC begins to read in it, and where much has come it returns only
  // once that is read.
  using OnConnection = std::function<void(int descriptor)>;

  // `listeners` as from ListenOn; `traffic` is told which connections there are, and tells what
  // becomes of their bytes; `ending`, if any, tells which are to be ended. UNAVAILABLE where the
  // system has no descriptors for the loop.
  static absl::StatusOr<std::unique_ptr<AcceptLoop>> Start(
      std::vector<Descriptor> listeners, const ConnectionLimits& limits,
      std::shared_ptr<ConnectionTraffic> traffic, OnConnection on_connection,
      std::shared_ptr<EndingConnections> ending = nullptr);
  // As StopListening.
  ~AcceptLoop();
  AcceptLoop(const AcceptLoop&) = delete;
  AcceptLoop& operator=(const AcceptLoop&) = delete;

  // Returns once nothing more will be handed over. Connections stay, and are not looked at any
  // more.
  void StopListening();
  // Cuts off all connections, each once what was written to it has left, or `patience` is over.
  // After StopListening.
  void CutAll(absl::Duration patience);

  // Connections that have a place. From any thread.
  [[nodiscard]] int connections() const { return connections_; }
  // Connections closed at once, and cut off later, since the start. From any thread.
  [[nodiscard]] std::uint64_t refused() const { return refusals_.total(); }
  [[nodiscard]] std::uint64_t cut() const { return cuts_.total(); }

 private:
  struct Connection {
    Descriptor watched;
    std::string network;
    std::string peer;
    SocketNumber owners;
  };
  // One that is over, and was not closed when it was looked at last.
  struct Unclosed {
    SocketNumber owners;
    std::string network;
  };

  AcceptLoop(std::vector<Descriptor> listeners, const ConnectionLimits& limits,
             std::shared_ptr<ConnectionTraffic> traffic, OnConnection on_connection,
             std::shared_ptr<EndingConnections> ending);
  absl::Status Prepare();
  void Run();
  void Accept(const Descriptor& listener);
  void Admit(Descriptor connection, const sockaddr_storage& peer);
  // Why a connection of this network is refused; null where it has a place.
  const char* TakePlace(const std::string& network);
  // Looks at every connection, and cuts those that the guard names.
  void Guard();
  void CutEnding();
  // Whether a connection was taken off the queue.
  bool ShedOne(const Descriptor& listener);
  void Pause();
  void Resume();
  [[nodiscard]] int PollTimeout() const;
  void ConnectionEnded(int watched);
  void GiveBackClosed();

  std::vector<Descriptor> listeners_;
  const std::shared_ptr<ConnectionTraffic> traffic_;
  const OnConnection on_connection_;
  std::unique_ptr<Executor> hand_over_;
  const std::shared_ptr<EndingConnections> ending_;
  Descriptor poll_;
  Descriptor stop_;
  Descriptor reserve_;  // Given up for a moment to take, and close, what there is no room for.
  std::atomic<int> connections_ = 0;
  std::thread thread_;

  // The thread's own.
  ConnectionPlaces places_;
  Refusals refusals_;
  Refusals cuts_;
  OverloadGuard guard_;
  absl::Time next_look_ = absl::InfinitePast();
  std::map<int, Connection> watched_;  // By the watched descriptor.
  std::vector<Unclosed> unclosed_;
  absl::Time paused_until_ = absl::InfinitePast();
  bool paused_ = false;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_ACCEPT_LOOP_H_
