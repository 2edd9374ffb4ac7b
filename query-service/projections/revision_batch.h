#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_replica.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/database.h"
#include "query-service/projections/projected_change.h"
#include "query-service/projections/visit_revisions.h"

namespace waymark::query {

// Turns changes into one batch: a revision closes the entries of the one before it and adds its
// own, an erasure deletes those of the revision it names. A visit that changes twice in a batch is
// handled as if each change had a batch of its own. Adding what is applied already changes nothing.
class RevisionBatch {
 public:
  explicit RevisionBatch(const storage::Database& database) : database_(database) {}

  // DATA_LOSS where an erasure names a revision that its change did not write.
  absl::Status Add(ProjectedChange change);

  [[nodiscard]] storage::Batch& batch() { return batch_; }
  // What must be purged once the batch is written: one range of each family in which something was
  // erased.
  [[nodiscard]] std::vector<storage::KeyRange> Erased() const;

 private:
  absl::Status Erase(const model::VisitName& name, const Erasure& erasure);
  // The revision of a visit that holds until now.
  absl::StatusOr<std::optional<HeldRevision>> FindCurrent(const model::VisitName& name) const;
  // As it will be once the batch is written.
  absl::StatusOr<std::optional<std::string>> Read(storage::Family family,
                                                  const std::string& key) const;
  void Put(const HeldRevision& held, const model::VisitName& name);
  void PutApplied(const internal::v1::AppliedChange& applied, std::uint64_t sequence);
  void NoteErased(storage::Family family, const std::string& key);

  const storage::Database& database_;
  storage::Batch batch_;
  std::map<model::VisitName, HeldRevision> changed_;
  std::map<storage::Family, storage::KeyRange> erased_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
