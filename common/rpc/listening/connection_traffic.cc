#include "common/rpc/listening/connection_traffic.h"

#include <algorithm>

namespace waymark::rpc {

void ConnectionTraffic::Begin(const std::string& peer) {
  const absl::MutexLock lock(&mutex_);
  of_peers_[peer] = Counts();
}

void ConnectionTraffic::End(const std::string& peer) {
  const absl::MutexLock lock(&mutex_);
  of_peers_.erase(peer);
}

void ConnectionTraffic::Delivered(const std::string& peer, std::uint64_t bytes) {
  const absl::MutexLock lock(&mutex_);
  if (const auto found = of_peers_.find(peer); found != of_peers_.end()) {
    found->second.delivered += bytes;
  }
}

void ConnectionTraffic::CallReset(const std::string& peer) {
  const absl::MutexLock lock(&mutex_);
  if (const auto found = of_peers_.find(peer); found != of_peers_.end()) ++found->second.reset;
}

void ConnectionTraffic::AnswerMade(const std::string& peer, std::uint64_t bytes) {
  const absl::MutexLock lock(&mutex_);
  if (const auto found = of_peers_.find(peer); found != of_peers_.end()) {
    found->second.unsent += bytes;
  }
}

// The port may be another connection's by now, which then has made less than is gone.
void ConnectionTraffic::AnswerGone(const std::string& peer, std::uint64_t bytes) {
  const absl::MutexLock lock(&mutex_);
  if (const auto found = of_peers_.find(peer); found != of_peers_.end()) {
    found->second.unsent -= std::min(found->second.unsent, bytes);
  }
}

ConnectionTraffic::Counts ConnectionTraffic::Of(const std::string& peer) const {
  const absl::MutexLock lock(&mutex_);
  const auto found = of_peers_.find(peer);
  return found == of_peers_.end() ? Counts() : found->second;
}

}  // namespace waymark::rpc
