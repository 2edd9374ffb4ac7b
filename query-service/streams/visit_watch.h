#ifndef WAYMARK_QUERY_SERVICE_STREAMS_VISIT_WATCH_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_VISIT_WATCH_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_replica.pb.h"
#include "waymark/v1/visit_streams.pb.h"

#include "common/reference/reference_data.h"
#include "common/tokens/consistency_token.h"
#include "query-service/replica/replica.h"
#include "query-service/streams/stream_filter.h"

namespace waymark::query {

// The changes that a WatchVisits call asks for, one after the other.
class VisitWatch {
 public:
  // INVALID_REQUEST with everything that is wrong with the request.
  static absl::StatusOr<VisitWatch> Make(const reference::ReferenceData& reference,
                                         v1::WatchVisitsRequest request);

  // What a look at the changes has come to.
  enum class Found {
    kChange,   // One that is asked for.
    kNothing,  // None up to the view's state.
    kMore,     // None among those looked at, and there are more.
  };

  // Looks for the next change after `position`, a state of the view's log that the view includes,
  // and moves it past what was looked at. Makes `message`, which is empty, tell of what it found:
  // with kChange that change, else a heartbeat. Looks at a bounded number of changes.
  absl::StatusOr<Found> Next(const View& view, LogPosition& position,
                             v1::WatchVisitsResponse& message) const;

 private:
  VisitWatch() = default;
  // The next change of a visit of the authorities asked for, to which `position` is moved; nothing
  // where there is none, or `left`, what may still be looked at, does not reach to one.
  absl::StatusOr<std::optional<internal::v1::AppliedChange>> NextOfAuthorities(
      const View& view, LogPosition& position, std::size_t& left) const;
  absl::StatusOr<bool> Tell(const PermittedStore& store, std::uint64_t sequence,
                            const internal::v1::AppliedChange& change,
                            v1::WatchVisitsResponse& message) const;
  absl::StatusOr<bool> TellGone(const PermittedStore& store,
                                const internal::v1::AppliedChange& change,
                                v1::WatchVisitsResponse& message) const;
  absl::StatusOr<bool> Leaves(const PermittedStore& store, std::uint64_t sequence,
                              const internal::v1::AppliedChange& change) const;
  absl::StatusOr<bool> ReplacesOneAskedFor(const PermittedStore& store,
                                           const model::VisitName& name,
                                           std::uint64_t replaced_sequence) const;

  StreamFilter filter_;
  bool is_basic_ = false;  // Visits without details.
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_VISIT_WATCH_H_
