#ifndef WAYMARK_COMMON_RPC_LISTENING_CONNECTION_PLACES_H_
#define WAYMARK_COMMON_RPC_LISTENING_CONNECTION_PLACES_H_

#include <map>
#include <string>

namespace waymark::rpc {

// How many connections a server keeps.
struct ConnectionLimits {
  int connections = 0;
  int connections_of_address = 0;  // Of one PeerNetwork.
};

// Counts connections. Not thread-safe.
class ConnectionPlaces {
 public:
  enum class Answer { kTaken, kFull, kAddressFull };

  explicit ConnectionPlaces(const ConnectionLimits& limits) : limits_(limits) {}

  [[nodiscard]] Answer Take(const std::string& network);
  // Gives back what was taken.
  void GiveBack(const std::string& network);

  [[nodiscard]] int taken() const { return taken_; }

 private:
  const ConnectionLimits limits_;
  int taken_ = 0;
  std::map<std::string, int> of_networks_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_CONNECTION_PLACES_H_
