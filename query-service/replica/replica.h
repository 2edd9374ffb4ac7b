#ifndef WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "common/tokens/consistency_token.h"
#include "query-service/projections/permitted_store.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/visibility.h"
#include "query-service/replica/received_change.h"

namespace waymark::query {

// One state to answer from, as one caller may see it: as made by Replica, nobody, who sees nothing.
// The store stays while a view of it is held, even where another has taken its place.
struct View {
  std::shared_ptr<const PermittedStore> store;
  LogPosition position;
  // What is still to come was committed at this time or later, in microseconds since 1970.
  std::int64_t closed_before_micros = 0;

  [[nodiscard]] std::uint64_t at() const { return position.sequence; }

  // The same state for a caller.
  [[nodiscard]] View For(Visibility visibility) const {
    View view = *this;
    view.store = store->For(std::move(visibility));
    return view;
  }

  // The same state for the same caller, noting in `trace`, which outlives it, whose visits are
  // read.
  [[nodiscard]] View NotingIn(ReadTrace& trace) const {
    View view = *this;
    view.store = std::make_shared<const PermittedStore>(store->NotingIn(trace));
    return view;
  }

  // The state as it was at a time: what was committed by then, itself included.
  // READ_TIME_NOT_REACHED where more may still come of it.
  [[nodiscard]] absl::StatusOr<View> AsOf(std::int64_t time_micros) const;

  // OK where `state` is part of what this view shows. LOG_REPLACED where it is of another log, or
  // of one that was rolled back and has grown again; CATCHING_UP where it is still to come.
  [[nodiscard]] absl::Status CheckIncludes(const LogPosition& state) const;
};

// This service's copy of the log, as projections: which store is in use, how far it is, and what
// happens when it turns out to follow a log that is no more. Reads from any thread; Apply and
// StartAnew from one thread at a time, the follower's.
class Replica {
 public:
  struct Observers {
    // The store has applied everything up to here.
    std::function<void(std::uint64_t sequence)> on_applied;
    // And everything committed before this time, whatever comes.
    std::function<void(std::int64_t closed_before_micros)> on_closed;
    // The store begins anew.
    std::function<void()> on_start_anew;
    // A revision was erased: what was kept of it must go.
    std::function<void()> on_erased = [] {};
    // Whether the store may be asked has changed.
    std::function<void(bool answers)> on_answers;
  };

  // Opens the latest store under `directory`, or makes one. A store of another build or with damage
  // is replaced by an empty one: all is in the feed. INTERNAL where the directory cannot be used or
  // another process uses it.
  static absl::StatusOr<std::unique_ptr<Replica>> Open(const std::filesystem::path& directory,
                                                       std::string reference_digest);

  // Before the first Apply. Tells the observers where things stand.
  void Observe(Observers observers);

  // The newest state; CATCHING_UP where the store has never held all there was.
  absl::StatusOr<View> CurrentView() const;

  // How far it is, for the feed.
  [[nodiscard]] internal::v1::StreamChangesRequest Position() const;

  // OK where it holds all there was no longer than `most` ago; else UNAVAILABLE, with why not. At
  // the start it is as old as what it holds, by the time of day.
  [[nodiscard]] absl::Status CheckInStep(absl::Duration most) const;

  // How it stands, for the metrics.
  struct Status {
    bool answers = false;
    std::uint64_t applied_sequence = 0;
    std::uint64_t head_sequence = 0;  // Of the ingest service when it was last heard from.
    std::int64_t closed_before_micros = 0;
    std::uint64_t rebuilds = 0;  // Since the start.
  };
  [[nodiscard]] Status status() const;
  [[nodiscard]] storage::Vitals LookAtVitals() const { return store()->LookAtVitals(); }

  // Takes in what the feed sent. LOG_REPLACED where it does not follow from what is there;
  // DATA_LOSS where a change is not what its hash says.
  absl::Status Apply(const internal::v1::StreamChangesResponse& response);
  // The same of what was received already, from followed() on, in order.
  absl::Status Apply(ReceivedChanges received);
  // How far it has taken in the log, for Receive.
  [[nodiscard]] internal::v1::ReplicaPosition followed() const { return store()->followed(); }

  // Puts an empty store in the place of this one.
  absl::Status StartAnew();

 private:
  Replica(std::filesystem::path directory, std::string reference_digest);
  absl::Status OpenStore(std::uint64_t number);
  [[nodiscard]] std::shared_ptr<ProjectionStore> store() const;
  // Of a store that was opened.
  void ReckonInStep();

  const std::filesystem::path directory_;
  const std::string reference_digest_;
  Observers observers_;
  std::uint64_t number_ = 0;  // Of the store's directory; the follower's thread only.
  std::atomic<std::uint64_t> head_sequence_ = 0;
  // When it last held all there was, by concurrency::SteadyNow, in nanoseconds.
  std::atomic<std::int64_t> in_step_nanos_ = 0;
  std::atomic<std::uint64_t> rebuilds_ = 0;
  mutable absl::Mutex mutex_;
  std::shared_ptr<ProjectionStore> store_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_H_
