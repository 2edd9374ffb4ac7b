#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "common/telemetry/metrics/catalogue.h"
#include "common/telemetry/metrics/histogram.h"

namespace waymark::metrics {

// What a service tells of itself in numbers, each asked for when it is read. Filled before it is
// read; then thread-safe, where the functions are.
class Metrics {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;
  struct Number {
    Labels labels;
    double value = 0;
  };

  // One number of the metric. Those of one metric are added one after the other, and differ by
  // their labels.
  void Add(const Metric& metric, Labels labels, std::function<double()> read);
  // All of its numbers, of which not all are known before.
  void AddAll(const Metric& metric, std::function<std::vector<Number>()> read);
  // A histogram, which outlives this.
  void Add(const Metric& metric, Labels labels, const Histogram& histogram);

  // All of them in Prometheus's text format.
  [[nodiscard]] std::string Text() const;

 private:
  struct Source {
    const Metric* metric;
    Labels labels;
    std::function<std::vector<Number>()> read;  // Without a histogram.
    const Histogram* histogram = nullptr;
  };

  std::vector<Source> sources_;
};

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_
