#ifndef WAYMARK_QUERY_SERVICE_REPLICA_WANTED_STATE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_WANTED_STATE_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"
#include "waymark/v1/read_options.pb.h"

#include "common/tokens/consistency_token.h"
#include "query-service/replica/freshness_gate.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// What a read asks for by its ReadOptions.
struct WantedState {
  LogPosition fresh;                        // The log's id is empty where it does not matter.
  std::optional<std::int64_t> time_micros;  // Of read_time.

  // What to wait for.
  [[nodiscard]] Freshness freshness() const {
    return {.sequence = fresh.sequence, .time_micros = time_micros};
  }
};

// A time in microseconds since 1970, rounded down: what was committed by it is what was committed
// by then. Nothing where it is outside the years 1 to 9999 or its nanos are no part of a second.
std::optional<std::int64_t> MicrosOf(const google::protobuf::Timestamp& time);

// Reads the options. A list's later page is of the first one's state: there, read_time is only
// checked. INVALID_REQUEST, CONSISTENCY_TOKEN_INVALID; CATCHING_UP or LOG_REPLACED where there is
// something to wait for and no store, or another, that could bring it.
absl::StatusOr<WantedState> ReadWantedState(const Replica& replica, const v1::ReadOptions& options,
                                            bool is_later_page);

// The newest state that there is, or that of the time asked for, once all that is wanted is there.
// LOG_REPLACED, CATCHING_UP or READ_TIME_NOT_REACHED where it is not: while the read waited, the
// store may have gone over to another log.
absl::StatusOr<View> ViewOfWanted(const Replica& replica, const WantedState& wanted);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_WANTED_STATE_H_
