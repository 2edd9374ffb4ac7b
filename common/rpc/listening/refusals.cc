#include "common/rpc/listening/refusals.h"

#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kBetweenRefusalLines = absl::Seconds(10);

}  // namespace

void Refusals::Add(const char* why, const std::string& network, absl::Time now) {
  ++total_;
  ++count_;
  why_ = why;
  network_ = network;
  if (now - logged_ < kBetweenRefusalLines) return;
  logged_ = now;
  Log();
}

void Refusals::Log() {
  if (count_ == 0) return;
  log::Warning(event_, {{"count", count_}, {"last_reason", why_}, {"last_address", network_}});
  count_ = 0;
}

}  // namespace waymark::rpc
