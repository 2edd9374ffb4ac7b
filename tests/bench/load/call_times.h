#ifndef WAYMARK_TESTS_BENCH_LOAD_CALL_TIMES_H_
#define WAYMARK_TESTS_BENCH_LOAD_CALL_TIMES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace waymark::bench {

// How calls ended and how long those that succeeded took. Not thread-safe.
class CallTimes {
 public:
  void Succeeded(absl::Duration took, std::size_t response_bytes);
  void Failed(int code) { ++failed_[code]; }
  void Add(const CallTimes& other);

  // One line of JSON for `seconds` of work: calls, per_second, p50_us, p99_us, max_us,
  // response_bytes (their mean), failed (by gRPC's code), client_cpu_us (of this process, a call).
  [[nodiscard]] std::string Json(double seconds) const;

 private:
  std::vector<std::int64_t> nanoseconds_;
  std::uint64_t response_bytes_ = 0;
  std::map<int, std::uint64_t> failed_;
};

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_LOAD_CALL_TIMES_H_
