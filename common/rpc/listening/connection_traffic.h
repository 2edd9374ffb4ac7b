#ifndef WAYMARK_COMMON_RPC_LISTENING_CONNECTION_TRAFFIC_H_
#define WAYMARK_COMMON_RPC_LISTENING_CONNECTION_TRAFFIC_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace waymark::rpc {

// What became of a connection's bytes above gRPC. Thread-safe.
class ConnectionTraffic {
 public:
  struct Counts {
    std::uint64_t delivered = 0;  // Bytes of requests that came to our own code, in all.
    std::uint64_t reset = 0;      // Calls that were reset, or may have been, in all.
    std::uint64_t unsent = 0;     // Bytes of answers made and not taken yet, now.
  };

  // Counts from here on for the connection of this peer, named as from PeerName.
  void Begin(const std::string& peer);
  void End(const std::string& peer);

  // These do nothing for a peer that has not begun or has ended.
  void Delivered(const std::string& peer, std::uint64_t bytes);
  void CallReset(const std::string& peer);
  void AnswerMade(const std::string& peer, std::uint64_t bytes);
  void AnswerGone(const std::string& peer, std::uint64_t bytes);

  [[nodiscard]] Counts Of(const std::string& peer) const;

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, Counts> of_peers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_CONNECTION_TRAFFIC_H_
