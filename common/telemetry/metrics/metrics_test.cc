#include "common/telemetry/metrics/metrics.h"

#include <string>
#include <vector>

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

TEST(Metrics, TellHistogramsAndNumbersThatAreNotKnownBefore) {
  Histogram histogram({0.5});
  histogram.Observe(0.25);
  histogram.Observe(2);
  Metrics metrics;
  metrics.Add(kCommitSeconds, {{"a", "b"}}, histogram);
  metrics.AddAll(kCallErrors, [] {
    return std::vector<Metrics::Number>{{.labels = {{"reason", "A"}}, .value = 1},
                                        {.labels = {{"reason", "B"}}, .value = 2}};
  });

  const std::string text = metrics.Text();

  EXPECT_NE(text.find("waymark_commit_seconds_count{a=\"b\"} 2\n"
                      "waymark_commit_seconds_sum{a=\"b\"} 2.25\n"
                      "waymark_commit_seconds_bucket{a=\"b\",le=\"0.5\"} 1\n"
                      "waymark_commit_seconds_bucket{a=\"b\",le=\"+Inf\"} 2\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("waymark_call_errors_total{reason=\"A\"} 1\n"
                      "waymark_call_errors_total{reason=\"B\"} 2\n"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace waymark::metrics
