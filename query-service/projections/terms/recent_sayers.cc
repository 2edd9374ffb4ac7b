#include "query-service/projections/terms/recent_sayers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "waymark/internal/v1/stored_replica.pb.h"

#include "common/status/status_macros.h"
#include "common/storage/number_set.h"
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

void JoinSayers(std::uint32_t term, const Sayings::Numbers& numbers, storage::Batch& batch) {
  std::vector<std::uint32_t> in_order(numbers.begin(), numbers.end());
  storage::SortNumbers(in_order);
  batch.Join(keys::kSayers, keys::TermKey(term), storage::EncodeNumbers(in_order));
}

std::vector<std::uint32_t> RecentSayers::Find(std::uint32_t term) const {
  std::vector<std::uint32_t> found;
  const absl::ReaderMutexLock lock(&mutex_);
  for (const Sayings* const said : {&gathered_, &being_written_}) {
    const Sayings::Numbers* const numbers = said->Find(term);
    if (numbers != nullptr) found.insert(found.end(), numbers->begin(), numbers->end());
  }
  return found;
}

Sayings RecentSayers::All() const {
  const absl::ReaderMutexLock lock(&mutex_);
  Sayings all = being_written_;
  all.Add(gathered_);
  return all;
}

bool RecentSayers::IsTooMuch(const Sayings& said, std::uint64_t until) const {
  constexpr double kMost = 2;
  const absl::ReaderMutexLock lock(&mutex_);
  return Fullness(said.size(), until) >= kMost;
}

// The last of a generation is written when the next is half full, so that each is done before
// another is, whether its changes come one by one or by hundreds.
void RecentSayers::PutPortion(const Sayings& said, std::uint64_t until, storage::Batch& batch) {
  if (!order_.has_value()) return;
  const absl::ReaderMutexLock lock(&mutex_);
  const double due = std::min(1.0, 2 * Fullness(said.size(), until));
  const auto terms = static_cast<std::size_t>(due * static_cast<double>(order_->size()));
  with_portion_ = std::max(written_, terms);
  for (std::size_t i = written_; i < with_portion_; ++i) {
    const std::uint32_t term = (*order_)[i];
    JoinSayers(term, *being_written_.Find(term), batch);
  }
  if (with_portion_ == order_->size()) {
    batch.Put(keys::kMeta, std::string(keys::kSaidKey), keys::Sequence(gathered_since_));
  }
}

void RecentSayers::PortionWritten(const Sayings& said, std::uint64_t until) {
  bool is_full = false;
  {
    const absl::MutexLock lock(&mutex_);
    gathered_.Add(said);
    is_full = Fullness(0, until) >= 1;
  }
  if (order_.has_value()) {
    written_ = with_portion_;
    if (written_ == order_->size()) EndWriting();
  }
  if (is_full && !order_.has_value()) BeginWriting(until);
}

void RecentSayers::Reset(std::uint64_t said_until, Sayings said) {
  order_.reset();
  written_ = with_portion_ = 0;
  gathered_since_ = said_until;
  Sayings none;
  // What was there is freed once the lock is let go.
  const absl::MutexLock lock(&mutex_);
  std::swap(gathered_, said);
  std::swap(being_written_, none);
}

double RecentSayers::Fullness(std::size_t more, std::uint64_t until) const {
  // Changes come again after a write that failed and is in the store all the same.
  const std::uint64_t changes = until > gathered_since_ ? until - gathered_since_ : 0;
  return std::max(static_cast<double>(gathered_.size() + more) / kManySayings,
                  static_cast<double>(changes) / kManyChanges);
}

void RecentSayers::BeginWriting(std::uint64_t until) {
  std::vector<std::uint32_t>& terms = order_.emplace();
  {
    const absl::MutexLock lock(&mutex_);
    std::swap(being_written_, gathered_);
    terms.reserve(being_written_.terms());
    for (const auto& [term, numbers] : being_written_) terms.push_back(term);
  }
  std::sort(terms.begin(), terms.end());
  gathered_since_ = std::max(gathered_since_, until);
}

void RecentSayers::EndWriting() {
  order_.reset();
  written_ = with_portion_ = 0;
  Sayings done;
  const absl::MutexLock lock(&mutex_);
  std::swap(being_written_, done);
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
