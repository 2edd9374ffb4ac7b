#include "common/concurrency/regular_look.h"

#include <utility>

namespace waymark::concurrency {

RegularLook::RegularLook(absl::Duration every, std::function<void()> look)
    : thread_([this, every, look = std::move(look)] {
        while (true) {
          (void)alarm_.WaitFor(every);
          if (ending_) return;
          look();
        }
      }) {}

RegularLook::~RegularLook() {
  ending_ = true;
  alarm_.Ring();
  thread_.join();
}

}  // namespace waymark::concurrency
