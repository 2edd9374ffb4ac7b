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

// What was written to a TCP socket and its other end has not confirmed; 0 where the system does not
// say.
std::uint64_t UnsentBytesOf(const Descriptor& socket);

// The number of a descriptor, and which socket it stands for, so that it can be told whether it
// still does once it is somebody else's.
struct SocketNumber {
  int descriptor = -1;
  std::uint64_t inode = 0;
};

SocketNumber NumberOf(const Descriptor& socket);
bool IsOpen(const SocketNumber& socket);

// What this process uses.
struct ProcessUse {
  std::uint64_t resident_bytes = 0;  // 0 where the system does not say.
  absl::Duration cpu_time;           // Of all its threads, since it began.
};

// From the first call on also where there is no descriptor left.
ProcessUse UseOfProcess();

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_SYSTEM_COUNTS_H_
