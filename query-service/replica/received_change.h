#ifndef WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_replica.pb.h"

#include "query-service/projections/projected_change.h"

namespace waymark::query {

// Checks that a change follows from `position` (its hash from the hash there, its revision from its
// digest), moves the position past it and returns what it does. DATA_LOSS where it does not, or is
// of a kind this build does not know; the position is then not moved.
absl::StatusOr<ProjectedChange> Receive(const internal::v1::Change& change,
                                        internal::v1::ReplicaPosition& position);

// What the feed sent at once, checked and taken apart.
struct ReceivedChanges {
  internal::v1::ReplicaPosition position;  // After them: log, sequence and hash.
  std::vector<ProjectedChange> changes;
  // As in StreamChangesResponse.
  std::uint64_t head_sequence = 0;
  std::int64_t closed_before_micros = 0;
};

// The same of each change that was sent. Of an empty `position`, which has nothing, makes that
// before the log's first change. LOG_REPLACED where it is of another log. After an error the
// position is anywhere. Touches nothing else: may be called beside whatever applies what was
// received before.
absl::StatusOr<ReceivedChanges> Receive(const internal::v1::StreamChangesResponse& response,
                                        internal::v1::ReplicaPosition& position);

// What several messages sent, one after the other, as if one had. At least one.
ReceivedChanges Joined(std::vector<ReceivedChanges> messages);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_
