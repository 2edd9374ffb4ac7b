#include "query-service/projections/projection_store.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/revision_batch.h"
#include "query-service/projections/visible_scan.h"
#include "query-service/projections/visit_reading.h"

namespace waymark::query {
namespace {

using internal::v1::AppliedChange;
using internal::v1::ReplicaBuild;
using internal::v1::ReplicaPosition;
using storage::Batch;
using storage::Sync;

constexpr std::int64_t kStoredEveryMicros = 60'000'000;
constexpr std::size_t kLargeBatchBytes = std::size_t{32} << 20;

constexpr storage::Family kErasable[] = {keys::kVisits, keys::kTimeline, keys::kDetails,
                                         keys::kWords, keys::kSayers};

}  // namespace

absl::StatusOr<std::unique_ptr<ProjectionStore>> ProjectionStore::Open(
    const std::filesystem::path& directory, const std::string& reference_digest) {
  std::unique_ptr<ProjectionStore> store(new ProjectionStore());
  store->directory_ = directory;
  WAYMARK_ASSIGN_OR_RETURN(store->database_, storage::Database::Open({.directory = directory,
                                                                      .families = keys::Families(),
                                                                      .flush_together = true}));
  WAYMARK_RETURN_IF_ERROR(store->ReadOrMakeBuild(reference_digest));
  WAYMARK_RETURN_IF_ERROR(store->PurgeWhatIsOwed());
  WAYMARK_RETURN_IF_ERROR(store->ReadPosition());
  WAYMARK_RETURN_IF_ERROR(store->ReadWhatIsSaid());
  return store;
}

// In good order nothing has to come again: RocksDB puts into tables what is not logged.
ProjectionStore::~ProjectionStore() {
  if (gathered_.has_value() && !remove_when_closed_) {
    (void)WriteGathered(position(), is_filling_ ? Sync::kUnlogged : Sync::kNo);
  }
  gathered_.reset();
  database_.reset();
  std::error_code ignored;
  if (remove_when_closed_) std::filesystem::remove_all(directory_, ignored);
}

void ProjectionStore::RemoveWhenClosed() { remove_when_closed_ = true; }

absl::Status ProjectionStore::ReadOrMakeBuild(const std::string& reference_digest) {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored, database_->Get(keys::kMeta, keys::kBuildKey));
  ReplicaBuild build;
  if (stored.has_value()) {
    WAYMARK_RETURN_IF_ERROR(ParseEntry(*stored, build));
    if (build.format() == keys::kFormat && build.reference_digest() == reference_digest) {
      return absl::OkStatus();
    }
    return absl::FailedPreconditionError(
        "the store was built by another version or with other reference data");
  }
  build.set_format(keys::kFormat);
  build.set_reference_digest(reference_digest);
  Batch batch;
  batch.Put(keys::kMeta, std::string(keys::kBuildKey), build.SerializeAsString());
  return database_->Write(batch, Sync::kYes);
}

absl::Status ProjectionStore::ReadPosition() {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored, database_->Get(keys::kMeta, keys::kPositionKey));
  if (!stored.has_value()) return absl::OkStatus();
  const absl::MutexLock lock(&mutex_);
  WAYMARK_RETURN_IF_ERROR(ParseEntry(*stored, position_));
  written_ = followed_ = position_;
  stored_closed_before_ = position_.closed_before_micros();
  return absl::OkStatus();
}

absl::Status ProjectionStore::ReadWhatIsSaid() {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored, database_->Get(keys::kMeta, keys::kSaidKey));
  const auto until = stored.has_value() ? keys::SequenceOf(*stored) : std::uint64_t{0};
  if (!until.has_value()) return absl::DataLossError("how far sayers goes is no sequence");
  // Of a write that failed, and is there all the same, there may be new ones.
  WAYMARK_RETURN_IF_ERROR(numbers_.Load(*database_));
  WAYMARK_ASSIGN_OR_RETURN(Sayings said, ReadSayings(*database_, numbers_, *until));
  recent_.Reset(*until, std::move(said));
  said_is_unsure_ = false;
  return absl::OkStatus();
}

ReplicaPosition ProjectionStore::position() const {
  const absl::MutexLock lock(&mutex_);
  return position_;
}

ReplicaPosition ProjectionStore::followed() const {
  const absl::MutexLock lock(&mutex_);
  return followed_;
}

// Not synced: what a crash takes back comes again by the feed, and the position is taken back with
// it.
absl::Status ProjectionStore::Apply(std::vector<ProjectedChange> changes,
                                    const ReplicaPosition& position) {
  if (said_is_unsure_) {
    WAYMARK_RETURN_IF_ERROR(ReadWhatIsSaid());
  }
  if (!gathered_.has_value()) gathered_.emplace(*database_, numbers_);
  absl::Status applied;
  for (ProjectedChange& change : changes) {
    // Before anybody can read it.
    changes_->Note(change.name.authority_id, change.sequence);
    if (applied.ok()) applied = gathered_->Add(std::move(change));
  }
  if (applied.ok() && position.caught_up()) {
    applied = is_filling_ ? EndFilling(position) : WriteGathered(position, Sync::kNo);
  } else if (applied.ok() && gathered_->batch().bytes >= kLargeBatchBytes) {
    if (!is_filling_) applied = database_->SetFilling(true);
    is_filling_ = is_filling_ || applied.ok();
    if (applied.ok()) applied = WriteGathered(position, Sync::kUnlogged);
  }
  if (!applied.ok()) {
    ForgetGathered();
    return applied;
  }
  const absl::MutexLock lock(&mutex_);
  position_ = followed_ = position;
  return absl::OkStatus();
}

absl::Status ProjectionStore::WriteGathered(const ReplicaPosition& position, Sync sync) {
  const std::uint64_t until = position.applied_sequence();
  // An erasure leaves nothing in memory that the store might get later.
  const bool puts_all_sayers =
      is_filling_ || gathered_->unsays() || recent_.IsTooMuch(gathered_->said(), until);
  Batch& batch = gathered_->batch();
  if (puts_all_sayers) {
    WAYMARK_RETURN_IF_ERROR(gathered_->PutSayers(recent_.All()));
    batch.Put(keys::kMeta, std::string(keys::kSaidKey), keys::Sequence(until));
  } else {
    recent_.PutPortion(gathered_->said(), until, batch);
  }
  const std::vector<storage::KeyRange> erased = gathered_->Erased();
  to_purge_.insert(to_purge_.end(), erased.begin(), erased.end());
  if (!to_purge_.empty()) batch.Put(keys::kMeta, std::string(keys::kPurgeKey), "");
  batch.Put(keys::kMeta, std::string(keys::kPositionKey), position.SerializeAsString());
  batch.Sort();
  said_is_unsure_ = true;
  WAYMARK_RETURN_IF_ERROR(database_->Write(batch, sync));
  said_is_unsure_ = false;
  numbers_.Add(gathered_->new_authorities());
  if (puts_all_sayers) {
    recent_.Reset(until, Sayings());
  } else {
    recent_.PortionWritten(gathered_->said(), until);
  }
  gathered_.reset();
  written_ = position;
  stored_closed_before_ = position.closed_before_micros();
  // Before the position is shown: whoever reads at it must be able to rely on the bytes being gone.
  return to_purge_.empty() ? absl::OkStatus() : Purge();
}

// What is logged must not be there without what was not: so all of that is put into tables first.
absl::Status ProjectionStore::EndFilling(const ReplicaPosition& position) {
  ReplicaPosition filled = position;
  filled.set_caught_up(false);
  WAYMARK_RETURN_IF_ERROR(WriteGathered(filled, Sync::kUnlogged));
  WAYMARK_RETURN_IF_ERROR(database_->Flush());
  WAYMARK_RETURN_IF_ERROR(database_->SetFilling(false));
  is_filling_ = false;
  gathered_.emplace(*database_, numbers_);
  return WriteGathered(position, Sync::kNo);
}

void ProjectionStore::ForgetGathered() {
  gathered_.reset();
  const absl::MutexLock lock(&mutex_);
  followed_ = written_;
  if (to_purge_.empty()) position_ = written_;
}

absl::Status ProjectionStore::Close(std::int64_t closed_before_micros) {
  if (!to_purge_.empty()) {
    WAYMARK_RETURN_IF_ERROR(Purge());
    const absl::MutexLock lock(&mutex_);
    position_ = followed_;
  }
  ReplicaPosition closed = followed();
  if (closed.closed_before_micros() >= closed_before_micros) return absl::OkStatus();
  closed.set_closed_before_micros(closed_before_micros);
  if (closed.caught_up() && closed_before_micros - stored_closed_before_ >= kStoredEveryMicros) {
    Batch batch;
    batch.Put(keys::kMeta, std::string(keys::kPositionKey), closed.SerializeAsString());
    WAYMARK_RETURN_IF_ERROR(database_->Write(batch, Sync::kNo));
    stored_closed_before_ = closed_before_micros;
  }
  if (closed.caught_up()) written_.set_closed_before_micros(closed_before_micros);
  const absl::MutexLock lock(&mutex_);
  position_ = followed_ = std::move(closed);
  return absl::OkStatus();
}

absl::Status ProjectionStore::PurgeWhatIsOwed() {
  WAYMARK_ASSIGN_OR_RETURN(const auto owed, database_->Get(keys::kMeta, keys::kPurgeKey));
  if (!owed.has_value()) return absl::OkStatus();
  for (const storage::Family family : kErasable) {
    to_purge_.push_back({.family = family, .first = "", .last = std::nullopt});
  }
  return Purge();
}

absl::Status ProjectionStore::Purge() {
  WAYMARK_RETURN_IF_ERROR(database_->Purge(to_purge_));
  to_purge_.clear();
  Batch batch;
  batch.Delete(keys::kMeta, std::string(keys::kPurgeKey));
  return database_->Write(batch, Sync::kNo);
}

absl::StatusOr<std::optional<std::string>> ProjectionStore::FindHashHead(
    std::uint64_t sequence) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored,
                           database_->Get(keys::kChanges, keys::Sequence(sequence)));
  if (!stored.has_value()) return std::nullopt;
  AppliedChange change;
  WAYMARK_RETURN_IF_ERROR(ParseEntry(*stored, change));
  return change.hash_head();
}

absl::StatusOr<std::uint64_t> ProjectionStore::SequenceAt(std::int64_t time_micros) const {
  if (time_micros < 0) return 0;
  const storage::Scan scan = database_->NewScan(keys::kTimes, "", keys::CommitTime(time_micros));
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return 0;
  const auto sequence = keys::SequenceOf(scan.value());
  if (!sequence.has_value()) return absl::DataLossError("an entry of the times has another form");
  return *sequence;
}

absl::Status ProjectionStore::WalkChanges(std::uint64_t sequence, std::uint64_t until,
                                          const Look& look) const {
  storage::Scan scan = database_->NewScan(keys::kChanges, "", keys::Sequence(sequence + 1));
  for (; scan.Valid(); scan.Next()) {
    const auto of_change = keys::SequenceOf(scan.key());
    if (!of_change.has_value()) return absl::DataLossError("a key of the changes has another form");
    if (*of_change > until) break;
    AppliedChange change;
    WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.value(), change));
    if (!look(*of_change, change)) break;
  }
  return scan.status();
}

absl::StatusOr<std::optional<std::uint64_t>> ProjectionStore::FindChangeOf(
    const std::set<std::string, std::less<>>& authorities, std::uint64_t sequence,
    std::uint64_t until) const {
  std::optional<std::uint64_t> first;
  for (const std::string& authority : authorities) {
    const std::string prefix = keys::Prefix(authority);
    const storage::Scan scan =
        database_->NewScan(keys::kChangesOf, prefix, keys::ChangeOf(authority, sequence + 1));
    WAYMARK_RETURN_IF_ERROR(scan.status());
    if (!scan.Valid()) continue;
    const auto found = keys::SequenceOf(scan.key().substr(prefix.size()));
    if (!found.has_value()) return absl::DataLossError("a key of changes_of has another form");
    if (*found <= until) first = std::min(first.value_or(*found), *found);
  }
  return first;
}

absl::StatusOr<std::vector<RevisionPlace>> ProjectionStore::FindRevisions(
    const model::VisitName& name, std::uint64_t at) const {
  return query::FindRevisions(*database_, name, at);
}

absl::StatusOr<std::vector<std::vector<RevisionPlace>>> ProjectionStore::FindRevisionsOfEach(
    const std::vector<model::VisitName>& names, std::uint64_t at) const {
  return query::FindRevisionsOfEach(*database_, names, at);
}

absl::StatusOr<HeldRevision> ProjectionStore::ReadRevision(const model::VisitName& name,
                                                           std::uint64_t since) const {
  return query::ReadRevision([this](storage::Family family,
                                    const std::string& key) { return database_->Get(family, key); },
                             name, since);
}

absl::Status ProjectionStore::ReadRevisions(const std::vector<WantedRevision>& wanted,
                                            const TakeRevision& take) const {
  return query::ReadRevisions(*database_, wanted, take);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::Timeline(std::string_view authority,
                                                                 std::uint64_t at) const {
  return ReadVisits(*database_, authority, at, nullptr);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::WholeVisits(std::string_view authority,
                                                                    std::uint64_t at) const {
  return ReadVisits(*database_, authority, at, &AddAll);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::WholeVisits(
    std::string_view authority, std::uint64_t at, StoredFindings& findings) const {
  return ReadVisits(*database_, authority, at,
                    [&findings](std::string_view details, v1::Visit& visit) {
                      return AddAllBeside(findings, details, visit);
                    });
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithThemes(
    std::string_view authority, const std::vector<std::string>& themes, std::uint64_t at) const {
  return VisitsWithSlices({SliceWanted::Kind::kThemes, themes}, authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithMeasures(
    std::string_view authority, const std::vector<std::string>& measures, std::uint64_t at) const {
  return VisitsWithSlices({SliceWanted::Kind::kMeasures, measures}, authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithSlices(const SliceWanted& wanted,
                                                                         std::string_view authority,
                                                                         std::uint64_t at) const {
  return ReadVisits(*database_, authority, at,
                    [&wanted](std::string_view details, v1::Visit& visit) {
                      return AddSlices(details, wanted, visit);
                    });
}

absl::Status ProjectionStore::Walk(std::string_view authority, const std::string& position,
                                   std::uint64_t at, const Take& take) const {
  VisibleScan scan(*database_, keys::kTimeline,
                   authority.empty() ? std::string() : keys::Prefix(authority), at);
  if (!position.empty()) scan.Seek(keys::WithSince(position, keys::kForever));
  for (; scan.Valid(); scan.Next()) {
    v1::Visit visit;
    WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), visit));
    if (!take(std::move(visit), std::string(scan.prefix()))) break;
  }
  return scan.status();
}

absl::StatusOr<std::optional<v1::Visit>> ProjectionStore::DetailsAt(const std::string& position,
                                                                    std::uint64_t at) const {
  const VisibleScan details(*database_, keys::kDetails, position, at);
  WAYMARK_RETURN_IF_ERROR(details.status());
  if (!details.Valid()) {
    const VisibleScan timeline(*database_, keys::kTimeline, position, at);
    WAYMARK_RETURN_IF_ERROR(timeline.status());
    if (timeline.Valid()) return absl::DataLossError("the details of a visit are missing");
    return std::nullopt;
  }
  v1::Visit visit;
  WAYMARK_RETURN_IF_ERROR(AddAll(details.bytes(), visit));
  return visit;
}

absl::Status ProjectionStore::WalkHolding(const SoughtTerms& sought, std::uint64_t at,
                                          std::size_t& steps_left, const TakePlace& take) const {
  TermWalk walk(*database_, numbers_, recent_, sought, at, steps_left);
  for (; walk.Valid(); walk.Next()) {
    if (!take(walk.place())) break;
  }
  return walk.status();
}

absl::StatusOr<std::optional<v1::Visit>> ProjectionStore::VisitAt(const VisitPlace& place) const {
  v1::Visit visit;
  WAYMARK_ASSIGN_OR_RETURN(const bool there, ReadPiece(*database_, keys::kTimeline, place, visit));
  if (!there) return std::nullopt;
  return visit;
}

absl::StatusOr<bool> ProjectionStore::AddDetails(const VisitPlace& place, v1::Visit& visit) const {
  WAYMARK_ASSIGN_OR_RETURN(const bool there, ReadPiece(*database_, keys::kDetails, place, visit));
  if (there) return true;
  // Erased since the visit was read, or damaged.
  WAYMARK_ASSIGN_OR_RETURN(const auto still, VisitAt(place));
  if (still.has_value()) return absl::DataLossError("the details of a visit are missing");
  return false;
}

}  // namespace waymark::query
