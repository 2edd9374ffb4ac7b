#ifndef WAYMARK_COMMON_RPC_LIMITS_H_
#define WAYMARK_COMMON_RPC_LIMITS_H_

#include <algorithm>
#include <cstddef>
#include <thread>

#include "absl/time/time.h"

// What one server takes on, each bound with its reason.
namespace waymark::rpc {

// A visit is at most 1 MiB; the request around it adds little. Parsed, a message may take a hundred
// times its size: a larger one is not parsed.
inline constexpr int kMaxRequestBytes = (1 << 20) + (64 << 10);
// What gRPC takes in where we parse ourselves: a request that is too large is told so, in its turn
// on a stream. Beyond it gRPC ends the call, with no reason of ours.
inline constexpr int kMaxUnparsedBytes = 4 << 20;
// Clients take 4 MiB by default: an answer stays under it with room for framing.
inline constexpr std::size_t kMaxResponseBytes = std::size_t{3584} << 10;
// Without a bound one connection can open, and reset, streams until memory is gone.
inline constexpr int kMaxConcurrentStreams = 100;
// Memory that gRPC may hold for all connections together.
inline constexpr std::size_t kMemoryQuotaBytes = std::size_t{256} << 20;
// Answers computed at once: a handler is CPU work, so one thread a core, and two at least.
inline int ExecutorThreads() {
  return std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}
// Requests that wait for a thread; beyond it waiting would only add latency. One connection never
// has all the places (common/concurrency/fair_queue.h).
inline constexpr std::size_t kMaxWaitingRequests = 512;
// How long running calls may take to end when the service goes down: they take milliseconds, and an
// idle caller that does not answer is waited for no less.
inline constexpr absl::Duration kDrainGrace = absl::Seconds(5);
// A peer that has gone without a word is noticed within 80 s.
inline constexpr absl::Duration kKeepaliveTime = absl::Seconds(60);
inline constexpr absl::Duration kKeepaliveTimeout = absl::Seconds(20);
// Query services ping a quiet feed this often; more often is taken for an attack.
inline constexpr absl::Duration kMinPingInterval = absl::Seconds(5);
// What a unary call without a deadline is given.
inline constexpr absl::Duration kDefaultDeadline = absl::Seconds(5);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LIMITS_H_
