#ifndef WAYMARK_COMMON_RPC_LISTENING_ENDING_CONNECTIONS_H_
#define WAYMARK_COMMON_RPC_LISTENING_ENDING_CONNECTIONS_H_

#include <map>
#include <set>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::rpc {

// Connections that are to be ended, though nothing is wrong with what they send: their caller's
// certificate is not good any more. With the connection goes what was verified when it began, so
// that a caller which has a new certificate shows it on the next one. Thread-safe.
class EndingConnections {
 public:
  // How long what the caller is told has to leave.
  static constexpr absl::Duration kLastWord = absl::Seconds(1);

  // Of a peer as gRPC names it. Once is enough.
  void Add(const std::string& peer, absl::Time now);
  // It has ended: another may have its name.
  void Forget(const std::string& peer);
  // Those whose time has come; they are forgotten.
  std::set<std::string> TakeDue(absl::Time now);

 private:
  absl::Mutex mutex_;
  std::map<std::string, absl::Time> ends_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_ENDING_CONNECTIONS_H_
