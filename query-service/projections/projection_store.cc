#include "query-service/projections/projection_store.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/revision_batch.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

using internal::v1::ReplicaBuild;
using internal::v1::ReplicaPosition;
using storage::Batch;
using storage::Sync;

// Every visit under the prefix, merged from these families' pieces of it.
absl::StatusOr<std::vector<v1::Visit>> ReadVisits(const storage::Database& database,
                                                  std::string_view authority, std::uint64_t at,
                                                  bool whole) {
  std::vector<v1::Visit> visits;
  const std::string prefix = keys::Prefix(authority);
  VisibleScan timeline(database, keys::kTimeline, prefix, at);
  VisibleScan details(database, keys::kDetails, prefix, at);
  for (; timeline.Valid(); timeline.Next()) {
    WAYMARK_RETURN_IF_ERROR(ParseEntry(timeline.bytes(), visits.emplace_back()));
    if (!whole) continue;
    if (!details.Valid() || !visits.back().MergeFromString(std::string(details.bytes()))) {
      return absl::DataLossError("the details of a visit are missing: " + visits.back().name());
    }
    details.Next();
  }
  WAYMARK_RETURN_IF_ERROR(timeline.status());
  WAYMARK_RETURN_IF_ERROR(details.status());
  return visits;
}

// Slices overlap: a finding under two themes stands in both.
template <typename List>
void AddMissing(List& from, List& to) {
  for (auto& element : from) {
    const bool there = std::any_of(to.begin(), to.end(),
                                   [&](const auto& other) { return other.id() == element.id(); });
    if (!there) *to.Add() = std::move(element);
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<ProjectionStore>> ProjectionStore::Open(
    const std::filesystem::path& directory, const std::string& reference_digest) {
  std::unique_ptr<ProjectionStore> store(new ProjectionStore());
  store->directory_ = directory;
  WAYMARK_ASSIGN_OR_RETURN(
      store->database_,
      storage::Database::Open({.directory = directory, .families = keys::Families()}));
  WAYMARK_RETURN_IF_ERROR(store->ReadOrMakeBuild(reference_digest));
  WAYMARK_RETURN_IF_ERROR(store->ReadPosition());
  return store;
}

ProjectionStore::~ProjectionStore() {
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
  const absl::MutexLock lock(&mutex_);
  return stored.has_value() ? ParseEntry(*stored, position_) : absl::OkStatus();
}

ReplicaPosition ProjectionStore::position() const {
  const absl::MutexLock lock(&mutex_);
  return position_;
}

// Not synced: what a crash takes back comes again by the feed, and the position is taken back with
// it.
absl::Status ProjectionStore::Apply(std::vector<ProjectedRevision> revisions,
                                    const ReplicaPosition& position) {
  RevisionBatch changes(*database_);
  for (ProjectedRevision& revision : revisions) {
    changes.batch().Put(keys::kHashes, keys::Sequence(revision.sequence), revision.hash_head);
    WAYMARK_RETURN_IF_ERROR(changes.Add(std::move(revision)));
  }
  changes.batch().Put(keys::kMeta, std::string(keys::kPositionKey), position.SerializeAsString());
  WAYMARK_RETURN_IF_ERROR(database_->Write(changes.batch(), Sync::kNo));
  const absl::MutexLock lock(&mutex_);
  position_ = position;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> ProjectionStore::FindHashHead(
    std::uint64_t sequence) const {
  return database_->Get(keys::kHashes, keys::Sequence(sequence));
}

absl::StatusOr<std::optional<v1::Visit>> ProjectionStore::FindVisit(const model::VisitName& name,
                                                                    std::uint64_t at) const {
  VisibleScan scan(*database_, keys::kVisits, keys::Prefix(name.authority_id, name.visit_id), at);
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return std::nullopt;
  internal::v1::VisitLocation location;
  WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), location));
  const std::string prefix = keys::Prefix(name.authority_id, location.day(), name.visit_id);
  v1::Visit visit;
  const VisibleScan timeline(*database_, keys::kTimeline, prefix, at);
  WAYMARK_RETURN_IF_ERROR(timeline.status());
  if (!timeline.Valid()) return absl::DataLossError("a visit is missing: " + name.ToString());
  WAYMARK_RETURN_IF_ERROR(ParseEntry(timeline.bytes(), visit));
  WAYMARK_ASSIGN_OR_RETURN(const v1::Visit details, DetailsAt(prefix, at));
  visit.MergeFrom(details);
  return visit;
}

absl::StatusOr<std::vector<std::string>> ProjectionStore::RecordedAuthorities(
    std::uint64_t at) const {
  std::vector<std::string> authorities;
  VisibleScan scan(*database_, keys::kVisits, "", at);
  while (scan.Valid()) {
    authorities.emplace_back(scan.parts().ids.at(0));
    // Past every visit of this authority: no id goes on with \x01.
    scan.Seek(authorities.back() + '\x01');
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  return authorities;
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::Timeline(std::string_view authority,
                                                                 std::uint64_t at) const {
  return ReadVisits(*database_, authority, at, /*whole=*/false);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::WholeVisits(std::string_view authority,
                                                                    std::uint64_t at) const {
  return ReadVisits(*database_, authority, at, /*whole=*/true);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithThemes(
    std::string_view authority, const std::vector<std::string>& themes, std::uint64_t at) const {
  return VisitsWithSlices(keys::kThemes, themes, authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithMeasures(
    std::string_view authority, const std::vector<std::string>& measures, std::uint64_t at) const {
  return VisitsWithSlices(keys::kMeasures, measures, authority, at);
}

absl::StatusOr<std::vector<v1::Visit>> ProjectionStore::VisitsWithSlices(
    storage::Family family, const std::vector<std::string>& ids, std::string_view authority,
    std::uint64_t at) const {
  WAYMARK_ASSIGN_OR_RETURN(auto visits, Timeline(authority, at));
  std::map<std::string, v1::Visit*> by_name;
  for (v1::Visit& visit : visits) by_name[visit.name()] = &visit;
  for (const std::string& id : ids) {
    VisibleScan scan(*database_, family, keys::Prefix(id, authority), at);
    for (; scan.Valid(); scan.Next()) {
      v1::Visit slice;
      WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), slice));
      if (const auto visit = by_name.find(slice.name()); visit != by_name.end()) {
        AddMissing(*slice.mutable_findings(), *visit->second->mutable_findings());
        AddMissing(*slice.mutable_observations(), *visit->second->mutable_observations());
      }
    }
    WAYMARK_RETURN_IF_ERROR(scan.status());
  }
  return visits;
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

absl::StatusOr<v1::Visit> ProjectionStore::DetailsAt(const std::string& position,
                                                     std::uint64_t at) const {
  const VisibleScan scan(*database_, keys::kDetails, position, at);
  WAYMARK_RETURN_IF_ERROR(scan.status());
  v1::Visit details;
  if (!scan.Valid()) return absl::DataLossError("the details of a visit are missing");
  WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), details));
  return details;
}

}  // namespace waymark::query
