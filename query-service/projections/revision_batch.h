#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_

#include <cstdint>
#include <map>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/storage/database.h"
#include "query-service/projections/projection_store.h"

namespace waymark::query {

// Turns revisions into one batch: each closes the entries of the revision before it and adds its
// own. A visit that changes twice in a batch is handled as if each had a batch of its own.
class RevisionBatch {
 public:
  explicit RevisionBatch(const storage::Database& database) : database_(database) {}

  absl::Status Add(ProjectedRevision revision);

  [[nodiscard]] storage::Batch& batch() { return batch_; }

 private:
  // The revision of a visit that holds until now.
  struct Current {
    std::uint64_t since = 0;
    std::int64_t create_time_micros = 0;
    v1::Visit visit;
  };

  absl::StatusOr<std::optional<Current>> FindCurrent(const model::VisitName& name) const;
  void Put(const Current& revision, const model::VisitName& name, std::uint64_t until);

  const storage::Database& database_;
  storage::Batch batch_;
  std::map<model::VisitName, std::optional<Current>> changed_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_REVISION_BATCH_H_
