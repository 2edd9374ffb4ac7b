#ifndef WAYMARK_COMMON_RPC_LIMITS_H_
#define WAYMARK_COMMON_RPC_LIMITS_H_

#include <algorithm>
#include <cstddef>
#include <thread>

#include "absl/time/time.h"

#include "common/concurrency/shedding.h"

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
// Without a bound one connection can open, and reset, streams until memory is gone. A stream that
// is held open, of health or of a call that does not begin, takes some 20 KiB: with all connections
// full of them that is 250 MiB. More calls at once than this wait in the client.
inline constexpr int kMaxConcurrentStreams = 32;
// Headers of a call, as gRPC counts them: names, values and 32 bytes each. Ours need a few hundred;
// the errors of a call, which go the same way, stay under half of it.
inline constexpr int kMaxMetadataBytes = 8 << 10;
// Connections in all. One with TLS takes some 60 KiB and two descriptors: full of streams they stay
// under what the process may take. Callers have one connection each, or few.
inline constexpr int kMaxConnections = 400;
// Of one address, where a council's programs may all come from: as many again find room.
inline constexpr int kMaxConnectionsOfAddress = 100;
// Until TLS and HTTP/2 have begun. Two round trips and a signature take far less on any line.
inline constexpr absl::Duration kHandshakeTimeout = absl::Seconds(10);
// A connection without a call is ended after so long: a client makes it anew when it needs it.
inline constexpr absl::Duration kMaxConnectionIdle = absl::Minutes(5);
// After so long a connection takes no new calls and its client makes another, so that rights are
// looked at again and clients spread over servers anew. A stream is ended in good order once it is
// as old itself, so that whoever opened it goes on without a loss; what has not ended by then and
// kStreamEndGrace more is cut off.
inline constexpr absl::Duration kMaxConnectionAge = absl::Minutes(15);
inline constexpr absl::Duration kStreamEndGrace = absl::Seconds(30);
// What has not been acknowledged for so long ends the connection: the peer is gone, or keeps its
// window closed and does not answer probes.
inline constexpr absl::Duration kUnacknowledgedTimeout = absl::Seconds(30);
// What the system keeps of a connection that gRPC has not read, and gRPC may read at once before
// anybody looks. The system doubles it for bookkeeping of its own. What is on its way is bounded by
// it too: with 20 ms there and back that is, by reckoning, a megabyte and a half a second.
inline constexpr int kReceiveBufferBytes = 32 << 10;
// A peer's segments are no larger. On loopback they would be as large as the buffer, and where one
// does not fit into what is free of it, TCP waits for fifths of a second for it to be.
inline constexpr int kMaxSegmentBytes = kReceiveBufferBytes / 4;
// Memory that gRPC may hold for all connections together.
inline constexpr std::size_t kMemoryQuotaBytes = std::size_t{96} << 20;
// Where the process's memory is more than this and grows, whoever makes it grow for nothing is cut
// off (listening/overload_guard.h).
#ifdef WAYMARK_SANITIZED
// With shadow memory, and with what is freed and kept for a while.
inline constexpr std::size_t kNormalMemoryBytes = std::size_t{512} << 20;
#else
inline constexpr std::size_t kNormalMemoryBytes = std::size_t{128} << 20;
#endif
// Answers that are made and not taken, of all connections together.
inline constexpr std::size_t kMaxUnsentBytes = std::size_t{64} << 20;
// Threads of gRPC's own for reflection, which takes one for each stream as long as it is open. With
// them all taken reflection answers RESOURCE_EXHAUSTED, and nothing else needs one.
inline constexpr int kMaxReflectionThreads = 16;
// Answers computed at once: a handler is CPU work, so one thread a core, and two at least.
inline int ExecutorThreads() {
  return std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}
// Requests that wait for a thread; beyond it waiting would only add latency. One connection never
// has all the places (common/concurrency/fair_queue.h).
inline constexpr std::size_t kMaxWaitingRequests = 512;
// More at once makes everybody wait and nothing be done sooner. While more wait, what cannot be
// begun soon is refused. What one connection may ask at once is a burst, however long it takes: who
// alone asks for a page of comparisons, on one connection, gets them all.
inline constexpr concurrency::Burst kManyWaitingRequests = {.least = kMaxConcurrentStreams,
                                                            .most = kMaxWaitingRequests / 2};
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
// A later deadline than this is taken for this: what waits holds a place that others need. Erasing
// a revision takes longest, as it rewrites the files it lay in: minutes in a large log.
inline constexpr absl::Duration kMaxDeadline = absl::Minutes(5);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LIMITS_H_
