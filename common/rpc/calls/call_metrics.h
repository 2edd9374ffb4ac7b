#ifndef WAYMARK_COMMON_RPC_CALLS_CALL_METRICS_H_
#define WAYMARK_COMMON_RPC_CALLS_CALL_METRICS_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "grpcpp/support/status.h"
#include "waymark/v1/errors.pb.h"

#include "common/telemetry/metrics/histogram.h"
#include "common/telemetry/metrics/metrics.h"

namespace waymark::rpc {

// Counts the calls of a server, whoever answers them. Thread-safe.
class CallMetrics {
 public:
  // One method, or all that are not served here.
  class Method {
   public:
    Method(std::string service, std::string name, const char* type);

    // Not of gRPC's own services, nor of what is not served here.
    [[nodiscard]] bool is_ours() const;

    void Started() { started_.fetch_add(1, std::memory_order_relaxed); }

   private:
    friend class CallMetrics;
    static constexpr std::size_t kCodes = grpc::StatusCode::UNAUTHENTICATED + 1;

    [[nodiscard]] metrics::Metrics::Labels labels() const;

    const std::string service_;
    const std::string name_;
    const char* const type_;
    std::atomic<std::uint64_t> started_ = 0;
    std::array<std::atomic<std::uint64_t>, kCodes> handled_ = {};
    metrics::Histogram seconds_;
  };

  // Of these services ("waymark.v1.IngestService"), as their descriptors have them, and of health.
  explicit CallMetrics(const std::vector<std::string>& services);

  // `path` as gRPC has it: "/waymark.v1.IngestService/CreateVisit". Good as long as this.
  Method& Find(std::string_view path);

  void Ended(Method& method, const grpc::Status& status, absl::Duration took);

  // This outlives `metrics`.
  void AddTo(metrics::Metrics& metrics) const;

 private:
  static constexpr std::size_t kReasons = v1::ErrorReason_MAX + 1;

  // Methods are not added once it is made, so that no lock is needed.
  std::map<std::string, std::unique_ptr<Method>, std::less<>> methods_;
  Method other_;
  std::array<std::atomic<std::uint64_t>, kReasons> reasons_ = {};
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_CALL_METRICS_H_
