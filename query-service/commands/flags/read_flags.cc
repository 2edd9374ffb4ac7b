#include "query-service/commands/flags/read_flags.h"

#include <optional>

#include "absl/flags/flag.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"

ABSL_FLAG(
    std::string, at_least_as_fresh, "",
    "A state printed by an import or an earlier answer: the answer includes all of it, and is "
    "waited for.");
ABSL_FLAG(std::string, read_time, "",
          "Answer as was known then: from what was recorded by this time and nothing later. A time "
          "(2026-03-01T09:30:00Z, 2026-03-01T09:30:00.25+01:00), or a date (2026-03-01), which is "
          "the end of that day in UTC. Without it now.");

namespace waymark::query::client {
namespace {

// Commit times are whole microseconds.
constexpr absl::Duration kBeforeTheNextDay = absl::Microseconds(1);

std::optional<absl::Time> ReadTimeOf(const std::string& text) {
  absl::Time time;
  // ParseTime takes names of its own for times without end.
  if (absl::StrContains(text, ":") && absl::ParseTime(absl::RFC3339_full, text, &time, nullptr)) {
    return time;
  }
  absl::CivilDay day;
  if (text.size() == std::string("2026-03-01").size() && absl::ParseCivilTime(text, &day)) {
    return absl::FromCivil(day + 1, absl::UTCTimeZone()) - kBeforeTheNextDay;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> ReadFlagNames() { return {"at_least_as_fresh", "read_time"}; }

absl::Status FillRead(v1::ReadOptions& read) {
  read.set_at_least_as_fresh(absl::GetFlag(FLAGS_at_least_as_fresh));
  const std::string text = absl::GetFlag(FLAGS_read_time);
  if (text.empty()) return absl::OkStatus();
  const std::optional<absl::Time> time = ReadTimeOf(text);
  if (!time.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "--read_time is a time such as 2026-03-01T09:30:00Z, or a date such as 2026-03-01; not '",
        text, "'"));
  }
  *read.mutable_read_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(*time));
  return absl::OkStatus();
}

}  // namespace waymark::query::client
