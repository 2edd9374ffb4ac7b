#include "common/rpc/listening/descriptor_limit.h"

#include <algorithm>

#include <sys/resource.h>

namespace waymark::rpc {
namespace {

// A connection's own, and the one by which its end is noticed (accept_loop.h).
constexpr std::uint64_t kDescriptorsOfConnection = 2;
// RocksDB opens up to 512 (common/storage/database.cc), and its log, locks and directories; the
// rest is for gRPC's own, the audit files and reloaded certificates.
constexpr std::uint64_t kOtherDescriptors = 768;
constexpr int kFewestConnections = 8;

}  // namespace

int ConnectionsWithin(std::uint64_t descriptors, int wanted) {
  const std::uint64_t left = descriptors > kOtherDescriptors ? descriptors - kOtherDescriptors : 0;
  const std::uint64_t fitting = left / kDescriptorsOfConnection;
  return std::min(wanted,
                  std::max(kFewestConnections, static_cast<int>(std::min<std::uint64_t>(
                                                   fitting, static_cast<std::uint64_t>(wanted)))));
}

int MakeRoomForConnections(int wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return ConnectionsWithin(0, wanted);
  const rlim_t needed =
      kOtherDescriptors + static_cast<std::uint64_t>(wanted) * kDescriptorsOfConnection;
  if (limit.rlim_cur < needed && limit.rlim_cur < limit.rlim_max) {
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0) limit.rlim_cur = before;
  }
  return ConnectionsWithin(limit.rlim_cur, wanted);
}

}  // namespace waymark::rpc
