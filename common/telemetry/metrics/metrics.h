#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace waymark::metrics {

struct Metric {
  enum class Kind { kCounter, kGauge };

  const char* name;
  const char* help;
  Kind kind;
};

// Every metric of the services. Names and units as Prometheus advises; none tells of a visit.
inline constexpr Metric kBuildInfo = {"waymark_build_info",
                                      "Always 1; the labels say which program and version this is.",
                                      Metric::Kind::kGauge};
inline constexpr Metric kCredentialsDaysLeft = {
    "waymark_credentials_days_left",
    "Days until the part of the credentials in use that ends first does; below 0 once it has, and "
    "callers are refused then. part: certificate, certificate_authority or revocation_list.",
    Metric::Kind::kGauge};
inline constexpr Metric kConnections = {"waymark_connections", "Connections that are open.",
                                        Metric::Kind::kGauge};
inline constexpr Metric kConnectionsRefused = {
    "waymark_connections_refused_total",
    "Connections closed at once: too many, of an address that is barred, or no descriptor left.",
    Metric::Kind::kCounter};
inline constexpr Metric kConnectionsCut = {"waymark_connections_cut_total",
                                           "Connections cut off so that others are served: what "
                                           "they sent came to nothing, or they did not "
                                           "take their answers.",
                                           Metric::Kind::kCounter};
inline constexpr Metric kCallsRefused = {
    "waymark_calls_refused_total",
    "Calls refused to who made them: not identified, or not permitted. 'refusals' prints them.",
    Metric::Kind::kCounter};

// What a service tells of itself in numbers, each asked for when it is read. Filled before it is
// read; then thread-safe, where the functions are.
class Metrics {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;

  // One number of the metric. Those of one metric differ by their labels.
  void Add(const Metric& metric, Labels labels, std::function<double()> read);

  // All of them in Prometheus's text format.
  [[nodiscard]] std::string Text() const;

 private:
  struct Number {
    const Metric* metric;
    Labels labels;
    std::function<double()> read;
  };

  std::vector<Number> numbers_;
};

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_H_
