#include "tests/bench/load/call_times.h"

#include <algorithm>
#include <ctime>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace waymark::bench {
namespace {

double ProcessCpuMicros() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

}  // namespace

void CallTimes::Succeeded(absl::Duration took, std::size_t response_bytes) {
  nanoseconds_.push_back(absl::ToInt64Nanoseconds(took));
  response_bytes_ += response_bytes;
}

void CallTimes::Add(const CallTimes& other) {
  nanoseconds_.insert(nanoseconds_.end(), other.nanoseconds_.begin(), other.nanoseconds_.end());
  response_bytes_ += other.response_bytes_;
  for (const auto& [code, count] : other.failed_) failed_[code] += count;
}

std::string CallTimes::Json(double seconds) const {
  std::vector<std::int64_t> sorted = nanoseconds_;
  std::sort(sorted.begin(), sorted.end());
  // The smallest that at least this share of them is no larger than.
  const auto micros_at = [&sorted](double share) {
    if (sorted.empty()) return 0.0;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return static_cast<double>(sorted[std::min(place, sorted.size() - 1)]) / 1e3;
  };
  const auto calls = static_cast<double>(std::max<std::size_t>(1, sorted.size()));
  const std::string failed = absl::StrJoin(failed_, ",", [](std::string* out, const auto& entry) {
    absl::StrAppend(out, "\"", entry.first, "\":", entry.second);
  });
  return absl::StrFormat(
      "{\"calls\":%d,\"seconds\":%.3f,\"per_second\":%.1f,\"p50_us\":%.1f,\"p99_us\":%.1f,"
      "\"max_us\":%.1f,\"response_bytes\":%.0f,\"client_cpu_us\":%.1f,\"failed\":{%s}}",
      sorted.size(), seconds, static_cast<double>(sorted.size()) / seconds, micros_at(0.5),
      micros_at(0.99), micros_at(1), static_cast<double>(response_bytes_) / calls,
      ProcessCpuMicros() / calls, failed);
}

}  // namespace waymark::bench
