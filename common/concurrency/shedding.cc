#include "common/concurrency/shedding.h"

#include <algorithm>

namespace waymark::concurrency {
namespace {

// Of so many items the average is taken, the later ones counting more.
constexpr int kMemory = 32;
// Refusing costs too: of work that is done in no time, some may wait.
constexpr absl::Duration kLeastPatience = absl::Milliseconds(5);

}  // namespace

void Shedding::Waiting(std::size_t items) {
  if (items > begins_at_) sheds_ = true;
  if (items == 0) sheds_ = false;
}

void Shedding::Took(absl::Duration time) { typical_ += (time - typical_) / kMemory; }

bool Shedding::Refuses(absl::Duration waited) const {
  return sheds_ && waited > std::max(kLeastPatience, typical_);
}

}  // namespace waymark::concurrency
