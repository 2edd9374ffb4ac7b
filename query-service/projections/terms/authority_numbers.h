#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_AUTHORITY_NUMBERS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_AUTHORITY_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

#include "common/storage/database.h"

namespace waymark::query {

// The numbers by which `sayers` know authorities, in memory: about a hundred bytes for each
// authority with a visit. Thread-safe.
class AuthorityNumbers {
 public:
  // Reads those of a store, all but the ones that are here already. DATA_LOSS where they are not
  // the numbers from 0 on.
  absl::Status Load(const storage::Database& database);

  [[nodiscard]] std::optional<std::uint32_t> Find(std::string_view authority) const;
  // One more than the last.
  [[nodiscard]] std::uint32_t next() const;
  // Gives these the next numbers. They must be in the store by then.
  void Add(const std::vector<std::string>& authorities);

  // The authorities with these numbers, in the order of their ids. Passes over numbers that none
  // has.
  [[nodiscard]] std::vector<std::string> AuthoritiesOf(
      const std::vector<std::uint32_t>& numbers) const;

 private:
  mutable absl::Mutex mutex_;
  std::vector<std::string> authorities_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, std::uint32_t> numbers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TERMS_AUTHORITY_NUMBERS_H_
