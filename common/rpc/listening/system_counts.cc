#include "common/rpc/listening/system_counts.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <linux/sockios.h>
// The kernel's own: glibc's tcp_info ends before the counters.
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
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

// 0 where it is not open.
std::uint64_t InodeOf(int descriptor) {
  struct stat facts {};
  return fstat(descriptor, &facts) == 0 ? facts.st_ino : 0;
}

std::uint64_t ResidentBytes() {
  // Kept open: memory is to be seen just where somebody takes all descriptors.
  static const Descriptor& file = *new Descriptor(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  std::array<char, 128> text{};
  if (!file.valid() || pread(file.get(), text.data(), text.size() - 1, 0) <= 0) return 0;
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (std::sscanf(text.data(), "%" SCNu64 " %" SCNu64, &total, &resident) != 2) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

absl::Duration CpuTime() {
  timespec used{};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return absl::ZeroDuration();
  return absl::DurationFromTimespec(used);
}

}  // namespace

std::uint64_t UnsentBytesOf(const Descriptor& socket) {
  int bytes = 0;
  return ioctl(socket.get(), SIOCOUTQ, &bytes) == 0 && bytes > 0 ? static_cast<std::uint64_t>(bytes)
                                                                 : 0;
}

SocketNumber NumberOf(const Descriptor& socket) {
  return {.descriptor = socket.get(), .inode = InodeOf(socket.get())};
}

bool IsOpen(const SocketNumber& socket) {
  return socket.inode != 0 && InodeOf(socket.descriptor) == socket.inode;
}

ProcessUse UseOfProcess() { return {.resident_bytes = ResidentBytes(), .cpu_time = CpuTime()}; }

}  // namespace waymark::rpc
