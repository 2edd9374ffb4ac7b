#include "query-service/projections/revision_batch.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

#include "common/status/status_macros.h"
#include "common/storage/number_set.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"
#include "query-service/projections/visit_pieces.h"

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

// What a revision has one of each at its position.
constexpr storage::Family kPieces[] = {keys::kTimeline, keys::kDetails, keys::kWords};

std::string PositionOf(const model::VisitName& name, const VisitLocation& location) {
  return keys::Prefix(name.authority_id, location.day(), name.visit_id);
}

void PutLocation(const model::VisitName& name, std::uint64_t since, std::uint64_t until,
                 const VisitLocation& location, storage::Batch& batch) {
  batch.Put(keys::kVisits, LocationKey(name, since),
            keys::WithUntil(until, location.SerializeAsString()));
}

// Nothing of an erasure.
std::int64_t RevisionOf(const ProjectedChange& change) {
  if (const auto* visit = std::get_if<VisitPieces>(&change.did)) return visit->revision;
  if (const auto* erased = std::get_if<ErasedRevision>(&change.did)) return erased->revision;
  return 0;
}

// Where the revision of a change will be.
VisitLocation LocationOf(const ProjectedChange& change, std::int64_t create_time_micros) {
  VisitLocation location;
  location.set_create_time_micros(create_time_micros);
  if (const auto* visit = std::get_if<VisitPieces>(&change.did); visit != nullptr) {
    location.set_day(visit->day);
    location.set_revision(visit->revision);
    location.set_deleted(visit->deleted);
  } else if (const auto* erased = std::get_if<ErasedRevision>(&change.did); erased != nullptr) {
    location.set_revision(erased->revision);
    location.set_deleted(erased->deleted);
    location.set_erased(true);
    location.set_commit_time_micros(change.commit_time_micros);
    location.set_submitter(erased->submitter);
    location.set_etag(erased->etag);
  }
  return location;
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
  applied.set_revision(RevisionOf(change));
  return applied;
}

// Where the same revision is once it is erased.
VisitLocation WithoutPieces(const HeldRevision& held) {
  VisitLocation rest = held.location;
  rest.clear_day();
  rest.set_erased(true);
  rest.set_commit_time_micros(TimeUtil::TimestampToMicroseconds(held.visit->update_time()));
  rest.set_submitter(held.visit->submitter());
  rest.set_etag(held.visit->etag());
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
  // The first revision has none before it.
  std::optional<Current> before;
  if (RevisionOf(change) != 1) {
    WAYMARK_ASSIGN_OR_RETURN(before, FindCurrent(name));
  }
  // Where it is applied already, what it replaced is written already, and is current no more.
  if (!before.has_value() || before->since < change.sequence) {
    PutApplied(AppliedRevision(change, before.has_value() ? before->since : 0), change.sequence);
  }
  std::int64_t create_time_micros = change.commit_time_micros;
  if (before.has_value()) {
    create_time_micros = before->location.create_time_micros();
    WAYMARK_RETURN_IF_ERROR(Close(name, *before, change.sequence));
  }
  VisitLocation location = LocationOf(change, create_time_micros);
  std::optional<VisitPieces> pieces;
  if (auto* written = std::get_if<VisitPieces>(&change.did); written != nullptr) {
    AddCreateTime(create_time_micros, *written);
    pieces = std::move(*written);
  }
  Put(name, change.sequence, std::move(location), std::move(pieces));
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
  const std::string key = keys::WithSince(PositionOf(name, held.location), held.since);
  WAYMARK_ASSIGN_OR_RETURN(const auto words, Read(keys::kWords, key));
  for (const storage::Family family : kPieces) {
    NoteErased(family, key);
    batch_.Delete(family, key);
  }
  if (words.has_value()) {
    const auto value = keys::SplitValue(*words);
    if (!value.has_value()) return absl::DataLossError("the words of a visit have another form");
    WAYMARK_RETURN_IF_ERROR(NoteUnsaid(name.authority_id, value->bytes));
  }
  NoteErased(keys::kVisits, LocationKey(name, held.since));
  VisitLocation rest = WithoutPieces(held);
  // The ingest service erases no current revision; should it, the next one must not bring it back.
  if (held.until == keys::kForever) {
    Put(name, held.since, std::move(rest), std::nullopt);
  } else {
    PutLocation(name, held.since, held.until, rest, batch_);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<RevisionBatch::Current>> RevisionBatch::FindCurrent(
    const model::VisitName& name) const {
  if (const auto changed = changed_.find(name.ToString()); changed != changed_.end()) {
    return changed->second;
  }
  VisibleScan scan(database_, keys::kVisits, keys::Prefix(name.authority_id, name.visit_id), kNow);
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return std::nullopt;
  Current current{.since = scan.parts().since, .location = {}};
  WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), current.location));
  return current;
}

absl::Status RevisionBatch::Close(const model::VisitName& name, const Current& current,
                                  std::uint64_t until) {
  for (std::size_t i = 0; i < current.entries; ++i) {
    keys::SetUntil(until, *batch_.entries[current.first_entry + i].value);
  }
  if (current.entries > 0) return absl::OkStatus();
  batch_.Put(keys::kVisits, LocationKey(name, current.since),
             keys::WithUntil(until, current.location.SerializeAsString()));
  if (current.location.erased()) return absl::OkStatus();
  const std::string key = keys::WithSince(PositionOf(name, current.location), current.since);
  for (const storage::Family family : kPieces) {
    WAYMARK_ASSIGN_OR_RETURN(auto stored, database_.Get(family, key));
    if (!stored.has_value() && family == keys::kWords) continue;
    if (!stored.has_value() || !keys::SetUntil(until, *stored)) {
      return absl::DataLossError(absl::StrCat(
          "a piece of ", name.ToString(), ", written by change ", current.since, ", is missing"));
    }
    batch_.Put(family, key, *std::move(stored));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> RevisionBatch::Read(storage::Family family,
                                                               const std::string& key) {
  const auto& entries = batch_.entries;
  for (; looked_through_ < entries.size(); ++looked_through_) {
    const storage::Batch::Entry& entry = entries[looked_through_];
    last_entries_.insert_or_assign({entry.family, entry.key}, looked_through_);
  }
  if (const auto last = last_entries_.find({family, key}); last != last_entries_.end()) {
    return entries[last->second].value;
  }
  return database_.Get(family, key);
}

void RevisionBatch::PutApplied(const AppliedChange& applied, std::uint64_t sequence) {
  batch_.Put(keys::kChanges, keys::Sequence(sequence), applied.SerializeAsString());
  batch_.Put(keys::kChangesOf, keys::ChangeOf(applied.authority_id(), sequence), "");
}

void RevisionBatch::Put(const model::VisitName& name, std::uint64_t since, VisitLocation location,
                        std::optional<VisitPieces> pieces) {
  // Before the entries of the revision, as it may add one that is not part of them.
  const std::uint32_t number = NumberOf(name.authority_id);
  const std::size_t first_entry = batch_.entries.size();
  PutLocation(name, since, keys::kForever, location, batch_);
  if (pieces.has_value()) {
    std::string key = keys::WithSince(PositionOf(name, location), since);
    batch_.Put(keys::kTimeline, key, std::move(pieces->timeline));
    batch_.Put(keys::kDetails, key, std::move(pieces->details));
    if (!pieces->words.empty()) {
      NoteSaid(number, keys::SplitValue(pieces->words)->bytes);
      batch_.Put(keys::kWords, std::move(key), std::move(pieces->words));
    }
  }
  changed_.insert_or_assign(name.ToString(),
                            Current{.since = since,
                                    .location = std::move(location),
                                    .first_entry = first_entry,
                                    .entries = batch_.entries.size() - first_entry});
}

void RevisionBatch::NoteSaid(std::uint32_t number, std::string_view terms) {
  keys::ForEachTerm(terms, [&](std::uint32_t term) {
    said_.Add(term, number);
    if (!unsaid_.empty()) {
      if (const auto unsaid = unsaid_.find(term); unsaid != unsaid_.end()) {
        unsaid->second.erase(number);
      }
    }
  });
}

absl::Status RevisionBatch::NoteUnsaid(const std::string& authority, std::string_view terms) {
  const std::uint32_t number = NumberOf(authority);
  WAYMARK_ASSIGN_OR_RETURN(const std::set<std::uint32_t> still_said, TermsSaidIn(authority));
  keys::ForEachTerm(terms, [&](std::uint32_t term) {
    if (still_said.contains(term)) return;
    NoteErased(keys::kSayers, keys::TermKey(term));
    said_.Remove(term, number);
    unsaid_[term].insert(number);
  });
  return absl::OkStatus();
}

absl::StatusOr<std::set<std::uint32_t>> RevisionBatch::TermsSaidIn(
    const std::string& authority) const {
  const std::string prefix = keys::Prefix(authority);
  std::map<std::string_view, std::optional<std::string_view>> pending;
  for (const storage::Batch::Entry& entry : batch_.entries) {
    if (entry.family == keys::kWords && entry.key.starts_with(prefix)) {
      pending[entry.key] = entry.value;
    }
  }
  std::set<std::uint32_t> terms;
  const auto add = [&terms](std::string_view stored) {
    const auto value = keys::SplitValue(stored);
    if (!value.has_value()) return absl::DataLossError("the words of a visit have another form");
    keys::ForEachTerm(value->bytes, [&terms](std::uint32_t term) { terms.insert(term); });
    return absl::OkStatus();
  };
  storage::Scan scan = database_.NewScan(keys::kWords, prefix);
  for (; scan.Valid(); scan.Next()) {
    if (pending.contains(scan.key())) continue;
    WAYMARK_RETURN_IF_ERROR(add(scan.value()));
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  for (const auto& [key, stored] : pending) {
    if (!stored.has_value()) continue;
    WAYMARK_RETURN_IF_ERROR(add(*stored));
  }
  return terms;
}

std::uint32_t RevisionBatch::NumberOf(const std::string& authority) {
  if (const auto number = numbers_.Find(authority); number.has_value()) return *number;
  const auto [number, is_new] = new_numbers_.try_emplace(authority, next_number_);
  if (is_new) {
    ++next_number_;
    new_authorities_.push_back(authority);
    batch_.Put(keys::kAuthorities, authority, keys::Number(number->second));
  }
  return number->second;
}

absl::Status RevisionBatch::PutSayers(const Sayings& said_before) {
  for (const auto& [term, numbers] : said_before) {
    const auto unsaid = unsaid_.find(term);
    for (const std::uint32_t number : numbers) {
      if (unsaid == unsaid_.end() || !unsaid->second.contains(number)) said_.Add(term, number);
    }
  }
  for (const auto& [term, numbers] : unsaid_) {
    if (numbers.empty()) continue;
    const std::string key = keys::TermKey(term);
    WAYMARK_ASSIGN_OR_RETURN(const auto stored, database_.Get(keys::kSayers, key));
    auto left = storage::DecodeNumbers(stored.value_or(""));
    if (!left.has_value()) return absl::DataLossError("the sayers of a term have another form");
    std::erase_if(*left, [&gone = numbers](std::uint32_t number) { return gone.contains(number); });
    if (left->empty()) {
      batch_.Delete(keys::kSayers, key);
    } else {
      batch_.Put(keys::kSayers, key, storage::EncodeNumbers(*left));
    }
  }
  for (const auto& [term, numbers] : said_) JoinSayers(term, numbers, batch_);
  return absl::OkStatus();
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
