#include "common/concurrency/fair_queue.h"

namespace waymark::concurrency {

bool WithinShare(std::size_t own, std::size_t used, std::size_t limit, std::size_t cost) {
  // Work that is always taken may have gone past the limit.
  const std::size_t free = limit > used ? limit - used : 0;
  // Halved on this side, as twice a limit might not fit.
  return cost <= free && (own == 0 || own / 2 < free);
}

}  // namespace waymark::concurrency
