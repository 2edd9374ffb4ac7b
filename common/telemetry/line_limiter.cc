#include "common/telemetry/line_limiter.h"

#include <utility>

namespace waymark::log {
namespace {

constexpr absl::Duration kBetweenLines = absl::Seconds(1);

}  // namespace

std::optional<std::int64_t> LineLimiter::Pass(std::string_view kind, absl::Time now) {
  const absl::MutexLock lock(&mutex_);
  auto turn = turns_.find(kind);
  if (turn == turns_.end()) {
    turn = turns_.try_emplace(turns_.size() < kMaxKinds ? std::string(kind) : std::string()).first;
  }
  // Further off than one step ahead it is of a clock that was set back since.
  if (now < turn->second.next && turn->second.next - now <= kBetweenLines) {
    ++turn->second.held_back;
    return std::nullopt;
  }
  turn->second.next = now + kBetweenLines;
  return std::exchange(turn->second.held_back, 0);
}

}  // namespace waymark::log
