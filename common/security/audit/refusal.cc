#include "common/security/audit/refusal.h"

#include <nlohmann/json.hpp>

namespace waymark::security {

std::string ToLine(const Refusal& refusal) {
  nlohmann::ordered_json line = {
      {"time", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", refusal.time, absl::UTCTimeZone())},
      {"uri", refusal.uri},
      {"serial", refusal.serial},
      {"peer", refusal.peer},
      {"method", refusal.method},
      {"outcome", refusal.outcome}};
  if (!refusal.visit.empty()) line["visit"] = refusal.visit;
  if (!refusal.request_id.empty()) line["request_id"] = refusal.request_id;
  return line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace waymark::security
