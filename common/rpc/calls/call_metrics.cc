#include "common/rpc/calls/call_metrics.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::rpc {
namespace {

using google::protobuf::MethodDescriptor;
using metrics::Metrics;

constexpr char kHealth[] = "grpc.health.v1.Health";
constexpr char kOther[] = "other";

const char* TypeOf(const MethodDescriptor& method) {
  if (method.client_streaming()) return method.server_streaming() ? "bidi_stream" : "client_stream";
  return method.server_streaming() ? "server_stream" : "unary";
}

std::string CodeName(std::size_t code) {
  return absl::StatusCodeToString(static_cast<absl::StatusCode>(code));
}

// Calls are refused by the thousand where there is too much, all for one reason: to see that it is
// the same as the last takes a fraction of what reading it does.
v1::ErrorReason ReasonOf(const grpc::Status& status) {
  thread_local std::string last_details;
  thread_local v1::ErrorReason last_reason = v1::ERROR_REASON_UNSPECIFIED;
  if (std::string details = status.error_details(); details != last_details) {
    last_reason = errors::ReasonOf(FromGrpcStatus(status));
    last_details = std::move(details);
  }
  return last_reason;
}

}  // namespace

CallMetrics::Method::Method(std::string service, std::string name, const char* type)
    : service_(std::move(service)),
      name_(std::move(name)),
      type_(type),
      seconds_(metrics::Histogram::SecondsOfCalls()) {}

bool CallMetrics::Method::is_ours() const { return service_ != kHealth && service_ != kOther; }

Metrics::Labels CallMetrics::Method::labels() const {
  return {{"grpc_type", type_}, {"grpc_service", service_}, {"grpc_method", name_}};
}

CallMetrics::CallMetrics(const std::vector<std::string>& services)
    : other_(kOther, kOther, "unary") {
  std::vector<std::string> names = services;
  names.emplace_back(kHealth);
  for (const std::string& name : names) {
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
    for (int i = 0; service != nullptr && i < service->method_count(); ++i) {
      const MethodDescriptor& method = *service->method(i);
      methods_.emplace(absl::StrCat("/", name, "/", method.name()),
                       std::make_unique<Method>(name, method.name(), TypeOf(method)));
    }
  }
}

CallMetrics::Method& CallMetrics::Find(std::string_view path) {
  const auto found = methods_.find(path);
  return found == methods_.end() ? other_ : *found->second;
}

void CallMetrics::Ended(Method& method, const grpc::Status& status, absl::Duration took) {
  const auto code = std::min(static_cast<std::size_t>(status.error_code()), Method::kCodes - 1);
  method.handled_[code].fetch_add(1, std::memory_order_relaxed);
  method.seconds_.Observe(absl::ToDoubleSeconds(took));
  if (status.ok()) return;
  const auto reason = static_cast<std::size_t>(ReasonOf(status));
  if (reason < kReasons) reasons_[reason].fetch_add(1, std::memory_order_relaxed);
}

void CallMetrics::AddTo(Metrics& metrics) const {
  std::vector<const Method*> all;
  for (const auto& [path, method] : methods_) all.push_back(method.get());
  all.push_back(&other_);
  for (const Method* method : all) {
    metrics.Add(metrics::kCallsStarted, method->labels(),
                [method] { return static_cast<double>(method->started_); });
  }
  metrics.AddAll(metrics::kCallsHandled, [all] {
    std::vector<Metrics::Number> numbers;
    for (const Method* method : all) {
      for (std::size_t code = 0; code < Method::kCodes; ++code) {
        const auto count = static_cast<double>(method->handled_[code]);
        // OK is told of from the beginning, so that a rate of errors can be reckoned.
        if (count == 0 && code != 0) continue;
        Metrics::Number number{.labels = method->labels(), .value = count};
        number.labels.emplace_back("grpc_code", CodeName(code));
        numbers.push_back(std::move(number));
      }
    }
    return numbers;
  });
  for (const Method* method : all) {
    metrics.Add(metrics::kCallSeconds, method->labels(), method->seconds_);
  }
  metrics.AddAll(metrics::kCallErrors, [this] {
    std::vector<Metrics::Number> numbers;
    for (std::size_t reason = 0; reason < kReasons; ++reason) {
      if (reasons_[reason] == 0) continue;
      const std::string name =
          reason == 0 ? "NONE" : errors::ReasonName(static_cast<v1::ErrorReason>(reason));
      numbers.push_back(
          {.labels = {{"reason", name}}, .value = static_cast<double>(reasons_[reason])});
    }
    return numbers;
  });
}

}  // namespace waymark::rpc
