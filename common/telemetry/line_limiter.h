#ifndef WAYMARK_COMMON_TELEMETRY_LINE_LIMITER_H_
#define WAYMARK_COMMON_TELEMETRY_LINE_LIMITER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::log {

// Lets a line of each kind through each second, so that whoever makes the same thing happen again
// and again does not fill the disk. Thread-safe.
class LineLimiter {
 public:
  // How many lines of the kind were held back since the last that passed, where this one passes;
  // nothing where it is held back too. Kinds are few; those beyond kMaxKinds share one turn.
  std::optional<std::int64_t> Pass(std::string_view kind, absl::Time now);

  static constexpr std::size_t kMaxKinds = 256;

 private:
  struct Turn {
    absl::Time next = absl::InfinitePast();
    std::int64_t held_back = 0;
  };

  absl::Mutex mutex_;
  std::map<std::string, Turn, std::less<>> turns_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::log

#endif  // WAYMARK_COMMON_TELEMETRY_LINE_LIMITER_H_
