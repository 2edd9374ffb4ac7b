#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "common/storage/database.h"
#include "query-service/projections/terms/authority_numbers.h"
#include "query-service/projections/terms/sayings.h"

namespace waymark::query {

// Who says what in the latest changes: `sayers` of the store has what was said before them. A visit
// has some 150 terms, each a key somewhere else; written visit by visit they cost more than all the
// rest of it, and less when those of many visits are written together and in order.
//
// So they are gathered here, and what was gathered is then written in portions while more is
// gathered: all at once would take tens of milliseconds, for which whoever asks for the newest
// state waits. A portion goes with each batch of changes, as large as the batch; where no changes
// come, nothing is written. What is written stays here until all of its generation is, and what is
// here is not lost: `words` has it by visit, from which it is read again when the store is opened.
//
// Find from any thread, everything else from the one that writes the store.
class RecentSayers {
 public:
  // A generation is gathered until it has so many sayings, of some 900 visits, or as many changes.
  // What is being written is less than two, and half of one may be gathered until that is done: so
  // many are looked through when the store is opened.
  static constexpr std::size_t kManySayings = 131'072;
  static constexpr std::uint64_t kManyChanges = 1'000;

  // In no order, and some twice. What the store has must be looked at after this.
  [[nodiscard]] std::vector<std::uint32_t> Find(std::uint32_t term) const;

  // All that the store may lack.
  [[nodiscard]] Sayings All() const;

  // Whether so much was gathered, with what a batch says, that portions would be as large as what
  // they are to spare: where a store is opened again and again before they end, or a batch brings
  // more than two generations. All of it is then to be written with the batch.
  [[nodiscard]] bool IsTooMuch(const Sayings& said, std::uint64_t until) const;

  // Adds to a batch the next portion of what the store lacks, and how far `sayers` goes where it is
  // the last. The batch takes the store to the change `until`, and `said` is said by its changes.
  void PutPortion(const Sayings& said, std::uint64_t until, storage::Batch& batch);
  // That batch is in the store. What its own changes say is here from now on.
  void PortionWritten(const Sayings& said, std::uint64_t until);

  // `sayers` go to the change `said_until`; `said` is what later ones say.
  void Reset(std::uint64_t said_until, Sayings said);

 private:
  // Of the generation that is gathered: 1 is full.
  [[nodiscard]] double Fullness(std::size_t more, std::uint64_t until) const
      ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  // Begins to write what was gathered.
  void BeginWriting(std::uint64_t until);
  void EndWriting();

  mutable absl::Mutex mutex_;
  Sayings gathered_ ABSL_GUARDED_BY(mutex_);
  Sayings being_written_ ABSL_GUARDED_BY(mutex_);  // Whole until all of it is in the store.

  // The terms of what is being written, in order; nothing where none is.
  std::optional<std::vector<std::uint32_t>> order_;
  std::size_t written_ = 0;           // Of these terms.
  std::size_t with_portion_ = 0;      // The same, once the portion is in the store.
  std::uint64_t gathered_since_ = 0;  // Of the changes after this one.
};

// Adds to a batch that these say the term, beside who else does.
void JoinSayers(std::uint32_t term, const Sayings::Numbers& numbers, storage::Batch& batch);

// What the revisions say that the changes after `sequence` wrote, as far as they are not erased.
// DATA_LOSS for entries of another form.
absl::StatusOr<Sayings> ReadSayings(const storage::Database& database,
                                    const AuthorityNumbers& numbers, std::uint64_t sequence);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_
