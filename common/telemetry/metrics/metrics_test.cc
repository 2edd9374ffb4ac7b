#include "common/telemetry/metrics/metrics.h"

#include "gtest/gtest.h"

namespace waymark::metrics {
namespace {

TEST(Metrics, AreToldAsTheyAreWhenTheyAreRead) {
  double open = 1;
  Metrics metrics;
  metrics.Add(kConnections, {}, [&open] { return open; });
  metrics.Add(kCallsRefused, {{"reason", "a"}}, [] { return 2.0; });
  metrics.Add(kCallsRefused, {{"reason", "b"}}, [] { return 0.5; });
  open = 3;

  EXPECT_EQ(metrics.Text(),
            "# HELP waymark_connections Connections that are open.\n"
            "# TYPE waymark_connections gauge\n"
            "waymark_connections 3\n"
            "# HELP waymark_calls_refused_total Calls refused to who made them: not identified, or "
            "not permitted. 'refusals' prints them.\n"
            "# TYPE waymark_calls_refused_total counter\n"
            "waymark_calls_refused_total{reason=\"a\"} 2\n"
            "waymark_calls_refused_total{reason=\"b\"} 0.5\n");
}

}  // namespace
}  // namespace waymark::metrics
