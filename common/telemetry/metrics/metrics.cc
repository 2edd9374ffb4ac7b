#include "common/telemetry/metrics/metrics.h"

#include "prometheus/metric_family.h"
#include "prometheus/text_serializer.h"

namespace waymark::metrics {
namespace {

prometheus::ClientMetric Read(const Metric& metric, const Metrics::Labels& labels, double value) {
  prometheus::ClientMetric read;
  for (const auto& [name, text] : labels) read.label.push_back({name, text});
  if (metric.kind == Metric::Kind::kCounter) {
    read.counter.value = value;
  } else {
    read.gauge.value = value;
  }
  return read;
}

prometheus::MetricFamily EmptyFamily(const Metric& metric) {
  prometheus::MetricFamily family;
  family.name = metric.name;
  family.help = metric.help;
  family.type = metric.kind == Metric::Kind::kCounter ? prometheus::MetricType::Counter
                                                      : prometheus::MetricType::Gauge;
  return family;
}

}  // namespace

void Metrics::Add(const Metric& metric, Labels labels, std::function<double()> read) {
  numbers_.push_back({&metric, std::move(labels), std::move(read)});
}

std::string Metrics::Text() const {
  std::vector<prometheus::MetricFamily> families;
  for (const Number& number : numbers_) {
    // Those of one metric are added one after the other.
    if (families.empty() || families.back().name != number.metric->name) {
      families.push_back(EmptyFamily(*number.metric));
    }
    families.back().metric.push_back(Read(*number.metric, number.labels, number.read()));
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace waymark::metrics
