#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_replica.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/database.h"
#include "query-service/projections/projected_change.h"
#include "query-service/projections/terms/authority_numbers.h"
#include "query-service/projections/terms/recent_sayers.h"
#include "query-service/projections/visit_revisions.h"

namespace waymark::query {

// Turns changes into one batch: a revision closes the entries of the one before it and adds its
// own, an erasure deletes those of the revision it names. A visit that changes twice in a batch is
// handled as if each change had a batch of its own. Adding what is applied already changes nothing.
class RevisionBatch {
 public:
  // Both outlive it.
  RevisionBatch(const storage::Database& database, const AuthorityNumbers& numbers)
      : database_(database), numbers_(numbers), next_number_(numbers.next()) {}

  // DATA_LOSS where an erasure names a revision that its change did not write.
  absl::Status Add(ProjectedChange change);

  // Who says what in these changes, once all are in; and whether an erasure takes it from what was
  // said before.
  [[nodiscard]] const Sayings& said() const { return said_; }
  [[nodiscard]] bool unsays() const { return !unsaid_.empty(); }
  // Adds to the batch who says what, in these changes and in those before that the store does not
  // have yet. Where it is not called, nothing may be unsaid, and `said` is to be kept elsewhere.
  // Nothing may be added after it.
  absl::Status PutSayers(const Sayings& said_before);

  // All that is to be written.
  [[nodiscard]] storage::Batch& batch() { return batch_; }
  // What must be purged once the batch is written: one range of each family in which something was
  // erased.
  [[nodiscard]] std::vector<storage::KeyRange> Erased() const;
  // What the numbers must be told once the batch is written.
  [[nodiscard]] const std::vector<std::string>& new_authorities() const { return new_authorities_; }

 private:
  // The revision of a visit that holds, and where in the batch its entries are.
  struct Current {
    std::uint64_t since = 0;
    internal::v1::VisitLocation location;
    std::size_t first_entry = 0;
    std::size_t entries = 0;  // None: it is in the store.
  };

  absl::Status Erase(const model::VisitName& name, const Erasure& erasure);
  // The revision of a visit that holds until now.
  absl::StatusOr<std::optional<Current>> FindCurrent(const model::VisitName& name) const;
  // Ends it with the change `until`.
  absl::Status Close(const model::VisitName& name, const Current& current, std::uint64_t until);
  // As it will be once the batch is written.
  absl::StatusOr<std::optional<std::string>> Read(storage::Family family, const std::string& key);
  // A revision that holds from now on; without pieces where it was erased.
  void Put(const model::VisitName& name, std::uint64_t since, internal::v1::VisitLocation location,
           std::optional<VisitPieces> pieces);
  void PutApplied(const internal::v1::AppliedChange& applied, std::uint64_t sequence);

  void NoteSaid(std::uint32_t number, std::string_view terms);
  // After the words of a revision were deleted: takes the authority from the terms that no other
  // revision of it has.
  absl::Status NoteUnsaid(const std::string& authority, std::string_view terms);
  // The terms that its revisions will have once the batch is written.
  absl::StatusOr<std::set<std::uint32_t>> TermsSaidIn(const std::string& authority) const;
  std::uint32_t NumberOf(const std::string& authority);
  void NoteErased(storage::Family family, const std::string& key);

  const storage::Database& database_;
  const AuthorityNumbers& numbers_;
  storage::Batch batch_;
  absl::flat_hash_map<std::string, Current> changed_;  // By the visit's name.
  // Where in the batch a key was written last, of as many of its entries as were looked through.
  absl::flat_hash_map<std::pair<storage::Family, std::string>, std::size_t> last_entries_;
  std::size_t looked_through_ = 0;
  std::map<storage::Family, storage::KeyRange> erased_;
  // Of each term the authorities that are to be added and taken away, by their numbers.
  Sayings said_;
  std::map<std::uint32_t, std::set<std::uint32_t>> unsaid_;
  absl::flat_hash_map<std::string, std::uint32_t> new_numbers_;
  std::vector<std::string> new_authorities_;
  std::uint32_t next_number_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
