#ifndef WAYMARK_COMMON_RPC_LISTENING_OVERLOAD_GUARD_H_
#define WAYMARK_COMMON_RPC_LISTENING_OVERLOAD_GUARD_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"

#include "common/rpc/listening/system_counts.h"

namespace waymark::rpc {

// One connection as it is seen at one moment.
struct ConnectionSample {
  int id = 0;  // Unique while it is open.
  std::string network;
  std::uint64_t read = 0;       // Bytes gRPC has read of it, in all.
  std::uint64_t waiting = 0;    // Bytes that have come and gRPC has not read.
  std::uint64_t written = 0;    // Bytes gRPC has sent, in all.
  std::uint64_t delivered = 0;  // Bytes that came out of gRPC as requests, in all.
  std::uint64_t reset = 0;      // Calls that were reset, in all.
  std::uint64_t unsent = 0;     // Bytes of answers that its peer does not take.
};

// Which connections are to be cut so that the rest is served. gRPC 1.51 reads whatever comes, and
// there is much that costs it memory or time and never becomes a request: streams that are reset,
// headers without end, floods of control frames. (A stream that is reset is a few bytes and takes
// thousands: it counts for those.) Nothing is cut for that alone. But where memory grows beyond
// what is normal, or connections wait to be read although this process has the processors (else it
// is the machine that is busy), those go that have sent the most for nothing, or some that were not
// answered by a single byte, as headers without end are; where memory has come to twice that, also
// who has sent less. The same where answers pile up that are not taken. A network (PeerNetwork) of
// which two were cut within a minute gets no new connections for a while. Not thread-safe.
class OverloadGuard {
 public:
  struct Cut {
    int id = 0;
    const char* reason = "";  // A constant.
  };

  // Of all connections, every few tens of milliseconds at most; how often does not matter.
  std::vector<Cut> Look(const std::vector<ConnectionSample>& connections, const ProcessUse& use,
                        absl::Time now);

  // A connection has ended: its id may be another's before the next look.
  void Forget(int id) { states_.erase(id); }

  // Whether connections of this network are not to be taken now.
  [[nodiscard]] bool IsBarred(const std::string& network, absl::Time now) const;

 private:
  struct State {
    std::uint64_t read = 0;
    std::uint64_t delivered = 0;
    std::uint64_t reset = 0;
    std::uint64_t written = 0;
    double waste = 0;             // Bytes taken lately that came to nothing, fading.
    double unanswered_waste = 0;  // The same since gRPC last sent anything.
    absl::Time last_read;
  };

  // How much the rest of the callers is in need.
  enum class Need { kNone, kSome, kDistress };

  void Update(const std::vector<ConnectionSample>& connections, absl::Time now);
  Need NeedOf(const std::vector<ConnectionSample>& connections, const ProcessUse& use,
              absl::Time now);
  void UpdateBusy(absl::Duration cpu_time, absl::Time now);
  [[nodiscard]] bool MemoryIsShort(std::uint64_t resident_bytes, absl::Time now);
  [[nodiscard]] bool SomeoneWaits(const std::vector<ConnectionSample>& connections,
                                  absl::Time now) const;
  void CutWasteful(const std::vector<ConnectionSample>& connections, Need need, absl::Time now,
                   std::vector<Cut>& cuts);
  void CutOne(const ConnectionSample& connection, const char* reason, absl::Time now,
              std::vector<Cut>& cuts);
  void CutUnread(const std::vector<ConnectionSample>& connections, absl::Time now,
                 std::vector<Cut>& cuts);

  std::map<int, State> states_;
  std::map<std::string, absl::Time> last_cut_;
  std::map<std::string, absl::Time> barred_until_;
  std::uint64_t resident_before_ = 0;  // And when that was.
  absl::Time resident_at_ = absl::InfinitePast();
  absl::Duration last_cpu_time_;
  absl::Time last_look_ = absl::InfinitePast();
  double busy_ = 0;  // Processors used lately.
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_OVERLOAD_GUARD_H_
