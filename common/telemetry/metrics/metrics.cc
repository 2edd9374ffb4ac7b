#include "common/telemetry/metrics/metrics.h"

#include "prometheus/metric_family.h"
#include "prometheus/text_serializer.h"

namespace waymark::metrics {
namespace {

using prometheus::ClientMetric;

void SetLabels(const Metrics::Labels& labels, ClientMetric& metric) {
  for (const auto& [name, text] : labels) metric.label.push_back({name, text});
}

ClientMetric OfNumber(const Metric& metric, const Metrics::Number& number) {
  ClientMetric read;
  SetLabels(number.labels, read);
  if (metric.kind == Metric::Kind::kCounter) {
    read.counter.value = number.value;
  } else {
    read.gauge.value = number.value;
  }
  return read;
}

ClientMetric OfHistogram(const Metrics::Labels& labels, const Histogram& histogram) {
  ClientMetric read;
  SetLabels(labels, read);
  const Histogram::Reading reading = histogram.Read();
  read.histogram.sample_count = reading.count;
  read.histogram.sample_sum = reading.sum;
  for (const auto& [bound, count] : reading.buckets)
    read.histogram.bucket.push_back({count, bound});
  return read;
}

prometheus::MetricType TypeOf(Metric::Kind kind) {
  switch (kind) {
    case Metric::Kind::kCounter:
      return prometheus::MetricType::Counter;
    case Metric::Kind::kGauge:
      return prometheus::MetricType::Gauge;
    case Metric::Kind::kHistogram:
      break;
  }
  return prometheus::MetricType::Histogram;
}

prometheus::MetricFamily EmptyFamily(const Metric& metric) {
  prometheus::MetricFamily family;
  family.name = metric.name;
  family.help = metric.help;
  family.type = TypeOf(metric.kind);
  return family;
}

}  // namespace

void Metrics::Add(const Metric& metric, Labels labels, std::function<double()> read) {
  AddAll(metric, [labels = std::move(labels), read = std::move(read)] {
    return std::vector<Number>{{.labels = labels, .value = read()}};
  });
}

void Metrics::AddAll(const Metric& metric, std::function<std::vector<Number>()> read) {
  sources_.push_back({.metric = &metric, .labels = {}, .read = std::move(read)});
}

void Metrics::Add(const Metric& metric, Labels labels, const Histogram& histogram) {
  sources_.push_back(
      {.metric = &metric, .labels = std::move(labels), .read = {}, .histogram = &histogram});
}

std::string Metrics::Text() const {
  std::vector<prometheus::MetricFamily> families;
  for (const Source& source : sources_) {
    if (families.empty() || families.back().name != source.metric->name) {
      families.push_back(EmptyFamily(*source.metric));
    }
    std::vector<ClientMetric>& family = families.back().metric;
    if (source.histogram != nullptr) {
      family.push_back(OfHistogram(source.labels, *source.histogram));
      continue;
    }
    for (const Number& number : source.read()) family.push_back(OfNumber(*source.metric, number));
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace waymark::metrics
