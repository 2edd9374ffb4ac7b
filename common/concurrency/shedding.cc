#include "common/concurrency/shedding.h"

#include <algorithm>
#include <cmath>

namespace waymark::concurrency {
namespace {

// Of so many items the average is taken, the later ones counting more.
constexpr int kMemory = 32;
// Refusing costs too: of work that is done in no time, some may wait.
constexpr absl::Duration kLeastPatience = absl::Milliseconds(5);
// What a person hardly notices, and what waits for the newest state waits for as well. Longer, and
// whoever has waited for it when refusing begins is the slowest answer of the minute.
constexpr absl::Duration kBurstTime = absl::Milliseconds(250);

}  // namespace

bool Shedding::IsMoreThanABurst(std::size_t items) const {
  if (items > burst_.most) return true;
  return items > burst_.least && Between() * static_cast<double>(items) > kBurstTime;
}

void Shedding::Waiting(std::size_t items) {
  if (IsMoreThanABurst(items)) sheds_ = true;
  if (items == 0) sheds_ = false;
}

void Shedding::Took(absl::Duration time) { typical_ += (time - typical_) / kMemory; }

absl::Duration Shedding::Patience() const { return std::max(kLeastPatience, Between()); }

std::size_t Shedding::MostWaiting() const {
  // Of work that nothing is known of any number may be done in time.
  if (Between() <= absl::ZeroDuration()) return std::numeric_limits<std::size_t>::max();
  const double in_time = std::ceil(absl::FDivDuration(Patience(), Between()));
  return static_cast<std::size_t>(std::max(in_time, static_cast<double>(threads_)));
}

bool Shedding::Refuses(absl::Duration waited) const { return sheds_ && waited > Patience(); }

}  // namespace waymark::concurrency
