#include "common/rpc/listening/system_counts.h"

#include <array>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <linux/sockios.h>
// The kernel's own: glibc's tcp_info ends before the counters.
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace waymark::rpc {

SocketBytes BytesOf(const Descriptor& socket) {
  SocketBytes bytes;
  tcp_info info{};
  socklen_t size = sizeof(info);
  int waiting = 0;
  if (getsockopt(socket.get(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0) {
    bytes.received = info.tcpi_bytes_received;
    bytes.sent = info.tcpi_bytes_sent;
  }
  if (ioctl(socket.get(), SIOCINQ, &waiting) == 0 && waiting > 0) {
    bytes.waiting = static_cast<std::uint64_t>(waiting);
  }
  return bytes;
}

namespace {

std::uint64_t ResidentBytes() {
  const Descriptor file(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  std::array<char, 128> text{};
  if (!file.valid() || read(file.get(), text.data(), text.size() - 1) <= 0) return 0;
  unsigned long total = 0;
  unsigned long resident = 0;
  if (std::sscanf(text.data(), "%lu %lu", &total, &resident) != 2) return 0;
  return std::uint64_t{resident} * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

absl::Duration CpuTime() {
  timespec used{};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return absl::ZeroDuration();
  return absl::DurationFromTimespec(used);
}

}  // namespace

ProcessUse UseOfProcess() { return {.resident_bytes = ResidentBytes(), .cpu_time = CpuTime()}; }

}  // namespace waymark::rpc
