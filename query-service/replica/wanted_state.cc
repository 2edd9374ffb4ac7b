#include "query-service/replica/wanted_state.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::query {
namespace {

// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
constexpr std::int64_t kFirstSecond = -62'135'596'800;
constexpr std::int64_t kLastSecond = 253'402'300'799;

}  // namespace

std::optional<std::int64_t> MicrosOf(const google::protobuf::Timestamp& time) {
  const bool is_time = time.seconds() >= kFirstSecond && time.seconds() <= kLastSecond &&
                       time.nanos() >= 0 && time.nanos() < 1'000'000'000;
  if (!is_time) return std::nullopt;
  return time.seconds() * 1'000'000 + time.nanos() / 1'000;
}

absl::StatusOr<WantedState> ReadWantedState(const Replica& replica, const v1::ReadOptions& options,
                                            bool is_later_page) {
  WantedState wanted;
  if (options.has_read_time()) {
    wanted.time_micros = MicrosOf(options.read_time());
    if (!wanted.time_micros.has_value()) {
      return errors::InvalidRequest(
          {{"read.read_time", v1::VIOLATION_REASON_OUT_OF_RANGE,
            "give seconds in the years 1 to 9999, and nanos from 0 to 999999999"}});
    }
    if (is_later_page) wanted.time_micros.reset();
  }
  if (!options.at_least_as_fresh().empty()) {
    WAYMARK_ASSIGN_OR_RETURN(wanted.fresh, DecodeConsistencyToken(options.at_least_as_fresh()));
  }
  if (wanted.fresh.log_id.empty() && !wanted.time_micros.has_value()) return wanted;
  WAYMARK_ASSIGN_OR_RETURN(const View view, replica.CurrentView());
  if (!wanted.fresh.log_id.empty() && wanted.fresh.log_id != view.position.log_id) {
    return errors::LogReplaced();
  }
  return wanted;
}

absl::StatusOr<View> ViewOfWanted(const Replica& replica, const WantedState& wanted) {
  WAYMARK_ASSIGN_OR_RETURN(View view, replica.CurrentView());
  if (!wanted.fresh.log_id.empty()) {
    WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(wanted.fresh));
  }
  return wanted.time_micros.has_value() ? view.AsOf(*wanted.time_micros) : view;
}

}  // namespace waymark::query
