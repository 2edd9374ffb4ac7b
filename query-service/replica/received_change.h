#ifndef WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_

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

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_RECEIVED_CHANGE_H_
