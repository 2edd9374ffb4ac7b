#include "common/telemetry/metrics/process_metrics.h"

#include <chrono>
#include <filesystem>
#include <iterator>
#include <system_error>

#include <sys/resource.h>

#include "absl/time/time.h"

#include "common/rpc/listening/system_counts.h"

namespace waymark::metrics {
namespace {

double CpuSeconds() { return absl::ToDoubleSeconds(rpc::UseOfProcess().cpu_time); }

double ResidentBytes() { return static_cast<double>(rpc::UseOfProcess().resident_bytes); }

double OpenDescriptors() {
  std::error_code error;
  const std::filesystem::directory_iterator open("/proc/self/fd", error);
  // Of them, one is for looking.
  return error ? 0 : static_cast<double>(std::distance(begin(open), end(open)) - 1);
}

double MostDescriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  return static_cast<double>(limit.rlim_cur);
}

}  // namespace

void AddProcess(Metrics& metrics) {
  const double start =
      std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  metrics.Add(kProcessCpuSeconds, {}, CpuSeconds);
  metrics.Add(kProcessResidentBytes, {}, ResidentBytes);
  metrics.Add(kProcessOpenDescriptors, {}, OpenDescriptors);
  metrics.Add(kProcessMostDescriptors, {}, MostDescriptors);
  // When the metrics were made: a moment later, and all that is asked of it is whether it changes.
  metrics.Add(kProcessStartTime, {}, [start] { return start; });
}

}  // namespace waymark::metrics
