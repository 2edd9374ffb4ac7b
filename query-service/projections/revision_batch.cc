#include "query-service/projections/revision_batch.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

#include "common/status/status_macros.h"
#include "query-service/projections/entries.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

using google::protobuf::util::TimeUtil;
using internal::v1::AppliedChange;
using internal::v1::VisitLocation;

// The state before the first change that is not applied yet: entries that still hold.
constexpr std::uint64_t kNow = keys::kForever - 1;

std::string LocationKey(const model::VisitName& name, std::uint64_t since) {
  return keys::WithSince(keys::Prefix(name.authority_id, name.visit_id), since);
}

// A revision as it comes from its change.
HeldRevision HeldBy(ProjectedChange change, std::int64_t create_time_micros) {
  HeldRevision held{.since = change.sequence, .until = keys::kForever, .location = {}, .visit = {}};
  VisitLocation& location = held.location;
  location.set_create_time_micros(create_time_micros);
  if (auto* visit = std::get_if<v1::Visit>(&change.did); visit != nullptr) {
    location.set_day(SortDay(*visit));
    location.set_revision(visit->revision());
    location.set_deleted(visit->deleted());
    *visit->mutable_create_time() = TimeUtil::MicrosecondsToTimestamp(create_time_micros);
    held.visit = std::move(*visit);
  } else if (auto* erased = std::get_if<ErasedRevision>(&change.did); erased != nullptr) {
    location.set_revision(erased->revision);
    location.set_deleted(erased->deleted);
    location.set_erased(true);
    location.set_commit_time_micros(change.commit_time_micros);
    location.set_submitter(std::move(erased->submitter));
    location.set_etag(std::move(erased->etag));
  }
  return held;
}

AppliedChange AppliedTo(const ProjectedChange& change) {
  AppliedChange applied;
  applied.set_hash_head(change.hash_head);
  applied.set_authority_id(change.name.authority_id);
  applied.set_visit_id(change.name.visit_id);
  return applied;
}

AppliedChange AppliedErasure(const ProjectedChange& change, const Erasure& erasure) {
  AppliedChange applied = AppliedTo(change);
  applied.set_erased_sequence(erasure.sequence);
  applied.set_revision(erasure.revision);
  return applied;
}

AppliedChange AppliedRevision(const ProjectedChange& change, std::uint64_t replaced_sequence) {
  AppliedChange applied = AppliedTo(change);
  applied.set_replaced_sequence(replaced_sequence);
  if (const auto* visit = std::get_if<v1::Visit>(&change.did); visit != nullptr) {
    applied.set_revision(visit->revision());
  } else if (const auto* erased = std::get_if<ErasedRevision>(&change.did); erased != nullptr) {
    applied.set_revision(erased->revision);
  }
  return applied;
}

// The same revision once it is erased.
HeldRevision WithoutPieces(const HeldRevision& held) {
  HeldRevision rest = held;
  rest.visit.reset();
  rest.location.clear_day();
  rest.location.set_erased(true);
  rest.location.set_commit_time_micros(
      TimeUtil::TimestampToMicroseconds(held.visit->update_time()));
  rest.location.set_submitter(held.visit->submitter());
  rest.location.set_etag(held.visit->etag());
  return rest;
}

}  // namespace

absl::Status RevisionBatch::Add(ProjectedChange change) {
  const model::VisitName name = change.name;
  batch_.Put(keys::kTimes, keys::CommitTime(change.commit_time_micros),
             keys::Sequence(change.sequence));
  if (const auto* erasure = std::get_if<Erasure>(&change.did); erasure != nullptr) {
    PutApplied(AppliedErasure(change, *erasure), change.sequence);
    return Erase(name, *erasure);
  }
  WAYMARK_ASSIGN_OR_RETURN(auto before, FindCurrent(name));
  // Where it is applied already, what it replaced is written already, and is current no more.
  if (!before.has_value() || before->since < change.sequence) {
    PutApplied(AppliedRevision(change, before.has_value() ? before->since : 0), change.sequence);
  }
  std::int64_t create_time_micros = change.commit_time_micros;
  if (before.has_value()) {
    before->until = change.sequence;
    create_time_micros = before->location.create_time_micros();
    Put(*before, name);
  }
  HeldRevision current = HeldBy(std::move(change), create_time_micros);
  Put(current, name);
  changed_.insert_or_assign(name, std::move(current));
  return absl::OkStatus();
}

absl::Status RevisionBatch::Erase(const model::VisitName& name, const Erasure& erasure) {
  WAYMARK_ASSIGN_OR_RETURN(
      const HeldRevision held,
      ReadRevision(
          [this](storage::Family family, const std::string& key) { return Read(family, key); },
          name, erasure.sequence));
  if (held.location.revision() != erasure.revision) {
    return absl::DataLossError(absl::StrCat("revision ", erasure.revision, " of ", name.ToString(),
                                            " is not what change ", erasure.sequence, " wrote"));
  }
  if (!held.visit.has_value()) return absl::OkStatus();
  for (Entry& entry : EntriesOf(*held.visit)) {
    std::string key = keys::WithSince(std::move(entry.prefix), held.since);
    NoteErased(entry.family, key);
    batch_.Delete(entry.family, std::move(key));
  }
  HeldRevision rest = WithoutPieces(held);
  NoteErased(keys::kVisits, LocationKey(name, rest.since));
  Put(rest, name);
  // The ingest service erases no current revision; should it, the next one must not bring it back.
  if (rest.until == keys::kForever) changed_.insert_or_assign(name, std::move(rest));
  return absl::OkStatus();
}

absl::StatusOr<std::optional<HeldRevision>> RevisionBatch::FindCurrent(
    const model::VisitName& name) const {
  if (const auto changed = changed_.find(name); changed != changed_.end()) return changed->second;
  VisibleScan scan(database_, keys::kVisits, keys::Prefix(name.authority_id, name.visit_id), kNow);
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return std::nullopt;
  return ReadRevision(
      [this](storage::Family family, const std::string& key) { return database_.Get(family, key); },
      name, scan.parts().since);
}

absl::StatusOr<std::optional<std::string>> RevisionBatch::Read(storage::Family family,
                                                               const std::string& key) const {
  const auto& entries = batch_.entries;
  const auto last = std::find_if(entries.rbegin(), entries.rend(), [&](const auto& entry) {
    return entry.family == family && entry.key == key;
  });
  if (last != entries.rend()) return last->value;
  return database_.Get(family, key);
}

void RevisionBatch::PutApplied(const AppliedChange& applied, std::uint64_t sequence) {
  batch_.Put(keys::kChanges, keys::Sequence(sequence), applied.SerializeAsString());
  batch_.Put(keys::kChangesOf, keys::ChangeOf(applied.authority_id(), sequence), "");
}

void RevisionBatch::Put(const HeldRevision& held, const model::VisitName& name) {
  batch_.Put(keys::kVisits, LocationKey(name, held.since),
             keys::WithUntil(held.until, held.location.SerializeAsString()));
  if (!held.visit.has_value()) return;
  for (Entry& entry : EntriesOf(*held.visit)) {
    batch_.Put(entry.family, keys::WithSince(std::move(entry.prefix), held.since),
               keys::WithUntil(held.until, entry.value));
  }
}

void RevisionBatch::NoteErased(storage::Family family, const std::string& key) {
  const auto [noted, is_new] =
      erased_.try_emplace(family, storage::KeyRange{.family = family, .first = key, .last = key});
  if (is_new) return;
  noted->second.first = std::min(noted->second.first, key);
  noted->second.last = std::max(noted->second.last.value_or(key), key);
}

std::vector<storage::KeyRange> RevisionBatch::Erased() const {
  std::vector<storage::KeyRange> ranges;
  for (const auto& [family, range] : erased_) ranges.push_back(range);
  return ranges;
}

}  // namespace waymark::query
