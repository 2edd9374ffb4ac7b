#ifndef WAYMARK_COMMON_RPC_LISTENING_SYSTEM_COUNTS_H_
#define WAYMARK_COMMON_RPC_LISTENING_SYSTEM_COUNTS_H_

#include <cstdint>

#include "absl/time/time.h"

#include "common/rpc/listening/descriptor.h"

namespace waymark::rpc {

struct SocketBytes {
  std::uint64_t received = 0;  // In all.
  std::uint64_t waiting = 0;   // Of them, not read yet.
  std::uint64_t sent = 0;      // In all.
};

// What the system has counted of a TCP socket; nothing where it does not say.
SocketBytes BytesOf(const Descriptor& socket);

// What this process uses.
struct ProcessUse {
  std::uint64_t resident_bytes = 0;  // 0 where the system does not say.
  absl::Duration cpu_time;           // Of all its threads, since it began.
};

ProcessUse UseOfProcess();

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_SYSTEM_COUNTS_H_
