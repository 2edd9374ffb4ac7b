#include "query-service/projections/terms/recent_sayers.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "waymark/internal/v1/stored_replica.pb.h"

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

using internal::v1::AppliedChange;
using internal::v1::VisitLocation;

// The terms of the revision that a change wrote; none for an erasure, and where they were erased.
absl::StatusOr<std::string> TermsOf(const storage::Database& database, std::uint64_t sequence,
                                    const AppliedChange& change) {
  if (change.erased_sequence() != 0) return "";
  const std::string place = keys::Prefix(change.authority_id(), change.visit_id());
  WAYMARK_ASSIGN_OR_RETURN(const auto stored,
                           database.Get(keys::kVisits, keys::WithSince(place, sequence)));
  const auto entry = stored.has_value() ? keys::SplitValue(*stored) : std::nullopt;
  if (!entry.has_value()) return absl::DataLossError("a revision has no place in the store");
  VisitLocation location;
  WAYMARK_RETURN_IF_ERROR(ParseEntry(entry->bytes, location));
  const std::string position =
      keys::Prefix(change.authority_id(), location.day(), change.visit_id());
  WAYMARK_ASSIGN_OR_RETURN(const auto words,
                           database.Get(keys::kWords, keys::WithSince(position, sequence)));
  if (!words.has_value()) return "";
  const auto value = keys::SplitValue(*words);
  if (!value.has_value()) return absl::DataLossError("the words of a visit have another form");
  return std::string(value->bytes);
}

}  // namespace

void Sayings::Add(std::uint32_t term, std::uint32_t number) {
  std::vector<std::uint32_t>& numbers = numbers_[term];
  // One visit after another of an authority says the same.
  if (!numbers.empty() && numbers.back() == number) return;
  numbers.push_back(number);
  ++size_;
}

void Sayings::Remove(std::uint32_t term, std::uint32_t number) {
  const auto said = numbers_.find(term);
  if (said == numbers_.end()) return;
  size_ -= std::erase(said->second, number);
  if (said->second.empty()) numbers_.erase(said);
}

void Sayings::Add(const Sayings& others) {
  for (const auto& [term, numbers] : others) {
    for (const std::uint32_t number : numbers) Add(term, number);
  }
}

const std::vector<std::uint32_t>* Sayings::Find(std::uint32_t term) const {
  const auto said = numbers_.find(term);
  return said == numbers_.end() ? nullptr : &said->second;
}

std::vector<std::uint32_t> RecentSayers::Find(std::uint32_t term) const {
  const absl::ReaderMutexLock lock(&mutex_);
  const std::vector<std::uint32_t>* const said = said_.Find(term);
  return said == nullptr ? std::vector<std::uint32_t>() : *said;
}

Sayings RecentSayers::All() const {
  const absl::ReaderMutexLock lock(&mutex_);
  return said_;
}

std::size_t RecentSayers::size() const {
  const absl::ReaderMutexLock lock(&mutex_);
  return said_.size();
}

void RecentSayers::Add(const Sayings& said) {
  const absl::MutexLock lock(&mutex_);
  said_.Add(said);
}

void RecentSayers::Replace(Sayings said) {
  // What was there is freed once the lock is let go.
  const absl::MutexLock lock(&mutex_);
  std::swap(said_, said);
}

absl::StatusOr<Sayings> ReadSayings(const storage::Database& database,
                                    const AuthorityNumbers& numbers, std::uint64_t sequence) {
  Sayings said;
  storage::Scan scan = database.NewScan(keys::kChanges, "", keys::Sequence(sequence + 1));
  for (; scan.Valid(); scan.Next()) {
    const auto of_change = keys::SequenceOf(scan.key());
    if (!of_change.has_value()) return absl::DataLossError("a key of the changes has another form");
    AppliedChange change;
    WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.value(), change));
    WAYMARK_ASSIGN_OR_RETURN(const std::string terms, TermsOf(database, *of_change, change));
    if (terms.empty()) continue;
    const auto number = numbers.Find(change.authority_id());
    if (!number.has_value()) return absl::DataLossError("an authority with a visit has no number");
    keys::ForEachTerm(terms, [&](std::uint32_t term) { said.Add(term, *number); });
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  return said;
}

}  // namespace waymark::query
