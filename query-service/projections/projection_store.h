#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTION_STORE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTION_STORE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/internal/v1/stored_replica.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/database.h"
#include "query-service/findings/stored_findings.h"
#include "query-service/projections/last_changes.h"
#include "query-service/projections/projected_change.h"
#include "query-service/projections/revision_batch.h"
#include "query-service/projections/slices.h"
#include "query-service/projections/terms/authority_numbers.h"
#include "query-service/projections/terms/recent_sayers.h"
#include "query-service/projections/terms/term_walk.h"
#include "query-service/projections/visit_revisions.h"

namespace waymark::query {

// The query service's store, shaped for its questions and filled from the feed. Any state since the
// first change can be read: `at` is the sequence whose state is meant. Only what was erased is in
// no state any more, also not in earlier ones. Reads from any thread; Apply from one thread only.
class ProjectionStore {
 public:
  // Opens the store, making it where there is none. FAILED_PRECONDITION where it was built by
  // another version or with other reference data, DATA_LOSS where it is damaged: it must then be
  // built anew. Bytes that a crash kept from being purged are purged first.
  static absl::StatusOr<std::unique_ptr<ProjectionStore>> Open(
      const std::filesystem::path& directory, const std::string& reference_digest);

  ~ProjectionStore();

  // Another store has taken its place: its directory is removed once nobody reads from it any more.
  void RemoveWhenClosed();

  // What the store has been read for since it was opened.
  [[nodiscard]] storage::ReadCost Reads() const { return database_->Reads(); }

  [[nodiscard]] storage::Vitals LookAtVitals() const { return database_->LookAtVitals(); }

  // When the visits of each authority changed last.
  [[nodiscard]] const std::shared_ptr<LastChanges>& changes() const { return changes_; }

  // How far it has followed which log: the newest state that may be read.
  [[nodiscard]] internal::v1::ReplicaPosition position() const;
  // How far it has taken in the log. Further than position() where bytes that were erased could not
  // be purged yet: Close and Apply try again, and show the state once they are gone.
  [[nodiscard]] internal::v1::ReplicaPosition followed() const;

  // Takes in changes, in order, and the position they lead to, together. Where they erase a
  // revision, its bytes are in no file any more when it returns (see Database::Purge). After an
  // error the same changes may be applied again, or those that follow `position`.
  //
  // Until a position says that it has caught up, nobody reads: changes are gathered into large
  // batches, and a crash takes back some of them, with the position. What is erased is purged by
  // the time it has caught up.
  absl::Status Apply(std::vector<ProjectedChange> changes,
                     const internal::v1::ReplicaPosition& position);

  // Everything committed before this time is in the store. Never goes back. Written to disk only
  // every minute of it, as it comes every second; Apply writes it too.
  absl::Status Close(std::int64_t closed_before_micros);

  // The head of the chain's hash at a change; nothing where there is none.
  absl::StatusOr<std::optional<std::string>> FindHashHead(std::uint64_t sequence) const;

  // The last change committed at that time or earlier; 0 where there is none. Good for ever where
  // the time is before closed_before_micros of the position.
  absl::StatusOr<std::uint64_t> SequenceAt(std::int64_t time_micros) const;

  // Walks the changes after `sequence`, up to `until`, in order, until `look` returns false.
  using Look =
      std::function<bool(std::uint64_t sequence, const internal::v1::AppliedChange& change)>;
  absl::Status WalkChanges(std::uint64_t sequence, std::uint64_t until, const Look& look) const;

  // The first change after `sequence`, up to `until`, of a visit of one of these authorities, by
  // their ids; nothing where there is none. A seek for each.
  absl::StatusOr<std::optional<std::uint64_t>> FindChangeOf(
      const std::set<std::string, std::less<>>& authorities, std::uint64_t sequence,
      std::uint64_t until) const;

  // See visit_revisions.h.
  absl::StatusOr<std::vector<RevisionPlace>> FindRevisions(const model::VisitName& name,
                                                           std::uint64_t at) const;
  absl::StatusOr<std::vector<std::vector<RevisionPlace>>> FindRevisionsOfEach(
      const std::vector<model::VisitName>& names, std::uint64_t at) const;
  absl::StatusOr<HeldRevision> ReadRevision(const model::VisitName& name,
                                            std::uint64_t since) const;
  absl::Status ReadRevisions(const std::vector<WantedRevision>& wanted,
                             const TakeRevision& take) const;

  // Every visit of the authority that is not deleted, oldest first: without details, whole, or with
  // details only as far as these themes (their ids) or measures go.
  absl::StatusOr<std::vector<v1::Visit>> Timeline(std::string_view authority,
                                                  std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> WholeVisits(std::string_view authority,
                                                     std::uint64_t at) const;
  // The same with what they find in `findings` and not in the messages.
  absl::StatusOr<std::vector<v1::Visit>> WholeVisits(std::string_view authority, std::uint64_t at,
                                                     StoredFindings& findings) const;
  absl::StatusOr<std::vector<v1::Visit>> VisitsWithThemes(std::string_view authority,
                                                          const std::vector<std::string>& themes,
                                                          std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> VisitsWithMeasures(
      std::string_view authority, const std::vector<std::string>& measures, std::uint64_t at) const;

  // Walks the timeline of one authority (empty: of all, by id), from after `position` (empty: from
  // the start), until `take` returns false. `take` gets a visit without details, deleted ones among
  // them, and the position to go on from after it.
  using Take = std::function<bool(v1::Visit visit, const std::string& position)>;
  absl::Status Walk(std::string_view authority, const std::string& position, std::uint64_t at,
                    const Take& take) const;

  // The details of a visit that Walk gave, by its position; nothing where they were erased
  // meanwhile.
  absl::StatusOr<std::optional<v1::Visit>> DetailsAt(const std::string& position,
                                                     std::uint64_t at) const;

  // Walks the visits that hold the terms, until `take` returns false or all steps are done: see
  // TermWalk. Deleted visits hold none, and are among all visits where no term is given.
  using TakePlace = std::function<bool(const VisitPlace& place)>;
  absl::Status WalkHolding(const SoughtTerms& sought, std::uint64_t at, std::size_t& steps_left,
                           const TakePlace& take) const;

  // A visit that WalkHolding gave, without details; nothing where it was erased meanwhile.
  absl::StatusOr<std::optional<v1::Visit>> VisitAt(const VisitPlace& place) const;
  // Adds its details; false where it was erased meanwhile.
  absl::StatusOr<bool> AddDetails(const VisitPlace& place, v1::Visit& visit) const;

 private:
  ProjectionStore() = default;
  absl::Status ReadOrMakeBuild(const std::string& reference_digest);
  absl::Status ReadPosition();
  absl::Status ReadWhatIsSaid();
  absl::Status PurgeWhatIsOwed();
  // Writes what is gathered, and the position.
  absl::Status WriteGathered(const internal::v1::ReplicaPosition& position, storage::Sync sync);
  absl::Status EndFilling(const internal::v1::ReplicaPosition& position);
  // Goes back to what is written.
  void ForgetGathered();
  // Removes erased bytes from the files, and then the mark that says so.
  absl::Status Purge();
  absl::StatusOr<std::vector<v1::Visit>> VisitsWithSlices(const SliceWanted& wanted,
                                                          std::string_view authority,
                                                          std::uint64_t at) const;

  std::filesystem::path directory_;
  std::unique_ptr<storage::Database> database_;
  AuthorityNumbers numbers_;
  RecentSayers recent_;
  std::atomic<bool> remove_when_closed_ = false;
  const std::shared_ptr<LastChanges> changes_ = std::make_shared<LastChanges>();
  // Apply's thread only.
  std::optional<RevisionBatch> gathered_;
  internal::v1::ReplicaPosition written_;  // As it is with what was gathered before.
  // A write has failed which may be in the store all the same: recent_ is to be read anew.
  bool said_is_unsure_ = false;
  bool is_filling_ = false;  // Some may be written that is not logged.
  std::vector<storage::KeyRange> to_purge_;
  std::int64_t stored_closed_before_ = 0;

  mutable absl::Mutex mutex_;
  internal::v1::ReplicaPosition position_ ABSL_GUARDED_BY(mutex_);
  internal::v1::ReplicaPosition followed_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTION_STORE_H_
