#include "common/telemetry/metrics/process_metrics.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::metrics {
namespace {

TEST(ProcessMetrics, TellOfThisProcess) {
  Metrics metrics;
  AddProcess(metrics);

  const std::string text = metrics.Text();

  for (const std::string name :
       {"process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds",
        "process_max_fds", "process_start_time_seconds"}) {
    EXPECT_THAT(text, testing::ContainsRegex("\n" + name + " [0-9.e+-]*[1-9]")) << name;
  }
}

}  // namespace
}  // namespace waymark::metrics
