#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

#include "common/storage/database.h"
#include "query-service/projections/terms/authority_numbers.h"

namespace waymark::query {

// Of terms the numbers of the authorities that say them, in no order.
class Sayings {
 public:
  void Add(std::uint32_t term, std::uint32_t number);
  void Remove(std::uint32_t term, std::uint32_t number);
  void Add(const Sayings& others);

  [[nodiscard]] const std::vector<std::uint32_t>* Find(std::uint32_t term) const;
  // Of a term and a number each.
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] auto begin() const { return numbers_.begin(); }
  [[nodiscard]] auto end() const { return numbers_.end(); }

 private:
  absl::flat_hash_map<std::uint32_t, std::vector<std::uint32_t>> numbers_;
  std::size_t size_ = 0;
};

// Who says what in the latest changes: `sayers` of the store has what was said before them. A visit
// has some 150 terms, each a key somewhere else; written visit by visit they cost more than all the
// rest of it, and less when those of many visits are written in order. They are held
// here meanwhile, and not lost: `words` has them by visit, from which they are read again when the
// store is opened. Thread-safe.
class RecentSayers {
 public:
  // In no order.
  [[nodiscard]] std::vector<std::uint32_t> Find(std::uint32_t term) const;

  [[nodiscard]] Sayings All() const;
  [[nodiscard]] std::size_t size() const;
  void Add(const Sayings& said);
  // With nothing, where the store has all that was here.
  void Replace(Sayings said);

 private:
  mutable absl::Mutex mutex_;
  Sayings said_ ABSL_GUARDED_BY(mutex_);
};

// What the revisions say that the changes after `sequence` wrote, as far as they are not erased.
// DATA_LOSS for entries of another form.
absl::StatusOr<Sayings> ReadSayings(const storage::Database& database,
                                    const AuthorityNumbers& numbers, std::uint64_t sequence);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_RECENT_SAYERS_H_
