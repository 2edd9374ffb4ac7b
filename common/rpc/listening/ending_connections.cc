#include "common/rpc/listening/ending_connections.h"

#include <iterator>

namespace waymark::rpc {

void EndingConnections::Add(const std::string& peer, absl::Time now) {
  const absl::MutexLock lock(&mutex_);
  ends_.try_emplace(peer, now + kLastWord);
}

void EndingConnections::Forget(const std::string& peer) {
  const absl::MutexLock lock(&mutex_);
  ends_.erase(peer);
}

std::set<std::string> EndingConnections::TakeDue(absl::Time now) {
  std::set<std::string> due;
  const absl::MutexLock lock(&mutex_);
  for (auto ending = ends_.begin(); ending != ends_.end();) {
    // Further off than it can be: the clock was set back.
    const bool is_due = ending->second <= now || ending->second - now > kLastWord;
    if (is_due) due.insert(ending->first);
    ending = is_due ? ends_.erase(ending) : std::next(ending);
  }
  return due;
}

}  // namespace waymark::rpc
