#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_HISTOGRAM_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_HISTOGRAM_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace waymark::metrics {

// How often a number was how large. Thread-safe, and without a lock, as every call counts in one.
class Histogram {
 public:
  struct Reading {
    std::uint64_t count = 0;
    double sum = 0;
    // Of each bound, and of infinity at last, how many were no larger.
    std::vector<std::pair<double, std::uint64_t>> buckets;
  };

  // `bounds` rise.
  explicit Histogram(std::vector<double> bounds);

  void Observe(double value);

  // While others observe, what is counted and what is summed up may be a moment apart.
  [[nodiscard]] Reading Read() const;

  // In seconds: from what a read takes to what a caller waits.
  static std::vector<double> SecondsOfCalls();

 private:
  const std::vector<double> bounds_;
  const std::unique_ptr<std::atomic<std::uint64_t>[]> counts_;  // One more than there are bounds.
  std::atomic<double> sum_ = 0;
};

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_HISTOGRAM_H_
