#ifndef WAYMARK_COMMON_RPC_LISTENING_REFUSALS_H_
#define WAYMARK_COMMON_RPC_LISTENING_REFUSALS_H_

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace waymark::rpc {

// Logs connections that were refused, or cut: the first at once, then how many more there were,
// every ten seconds at most, so that whoever floods does not fill the log. Not thread-safe,
// but for total().
class Refusals {
 public:
  // `event` is a constant.
  explicit Refusals(const char* event) : event_(event) {}
  ~Refusals() { Log(); }

  // `why` is a constant; `network` as from PeerNetwork, or empty where it is not known.
  void Add(const char* why, const std::string& network, absl::Time now);

  // How many there were, in all.
  [[nodiscard]] std::uint64_t total() const { return total_; }

 private:
  void Log();

  const char* const event_;
  std::atomic<std::uint64_t> total_ = 0;
  std::int64_t count_ = 0;  // Not logged yet.
  std::string why_;         // Of the last.
  std::string network_;     // Of the last.
  absl::Time logged_ = absl::InfinitePast();
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_REFUSALS_H_
