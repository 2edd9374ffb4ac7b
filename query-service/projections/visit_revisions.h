#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_REVISIONS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_REVISIONS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_replica.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/database.h"

namespace waymark::query {

// A revision of a visit: its number and the sequence of the change that wrote it.
struct RevisionPlace {
  std::int64_t revision = 0;
  std::uint64_t since = 0;
};

// What the store holds of one revision, and of which states it is part.
struct HeldRevision {
  std::uint64_t since = 0;
  std::uint64_t until = 0;
  internal::v1::VisitLocation location;
  std::optional<v1::Visit> visit;  // Whole; nothing where it was erased.
};

// A revision that is to be read: of the visit, what the change `since` wrote.
struct WantedRevision {
  model::VisitName name;
  std::uint64_t since = 0;
};

// Where a stored value comes from: the store, or what is about to be written to it.
using ReadValue = std::function<absl::StatusOr<std::optional<std::string>>(storage::Family family,
                                                                           const std::string& key)>;

// The revisions of a visit in the state `at`, oldest first, so that the last is its current one.
// None where it was not recorded.
absl::StatusOr<std::vector<RevisionPlace>> FindRevisions(const storage::Database& database,
                                                         const model::VisitName& name,
                                                         std::uint64_t at);
// The same of each of these visits, for less where those of one authority stand together.
absl::StatusOr<std::vector<std::vector<RevisionPlace>>> FindRevisionsOfEach(
    const storage::Database& database, const std::vector<model::VisitName>& names,
    std::uint64_t at);

// The revision that the change `since` wrote. DATA_LOSS where there is none or a piece is missing.
// Safe while another thread erases it.
absl::StatusOr<HeldRevision> ReadRevision(const ReadValue& read, const model::VisitName& name,
                                          std::uint64_t since);

// Reads each as ReadRevision does, all their pieces from the store at once, and gives them one by
// one, in order, until `take` returns false: what is parsed may take a hundred times its size.
using TakeRevision = std::function<bool(HeldRevision held)>;
absl::Status ReadRevisions(const storage::Database& database,
                           const std::vector<WantedRevision>& wanted, const TakeRevision& take);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_REVISIONS_H_
