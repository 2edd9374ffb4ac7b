#ifndef WAYMARK_TESTS_BENCH_STORE_H_
#define WAYMARK_TESTS_BENCH_STORE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/reference/reference_data.h"
#include "common/storage/read_cost.h"
#include "query-service/projections/projection_store.h"
#include "query-service/replica/replica.h"
#include "tests/bench/world.h"

namespace waymark::bench {

// A world in a query service's store, as following the feed would have filled it: the first visits
// of all authorities, then the second, and so on, 128 in a batch.
class WorldStore {
 public:
  // Makes reference data and store under `directory`, or goes on with what is there of the same
  // shape. `tell` hears now and then how many visits are in.
  static absl::StatusOr<std::unique_ptr<WorldStore>> Open(
      const WorldShape& shape, const std::filesystem::path& directory,
      const std::function<void(std::uint64_t visits)>& tell);

  [[nodiscard]] const WorldShape& shape() const { return shape_; }
  [[nodiscard]] const reference::ReferenceData& reference() const { return reference_; }
  // What it has been read for since it was opened.
  [[nodiscard]] storage::ReadCost Reads() const { return store_->Reads(); }
  // The newest state, all of it seen.
  [[nodiscard]] query::View view() const;

 private:
  WorldStore(const WorldShape& shape, reference::ReferenceData reference)
      : shape_(shape), reference_(std::move(reference)) {}
  absl::Status Fill(const std::function<void(std::uint64_t visits)>& tell);
  absl::Status Apply(std::uint64_t from, std::uint64_t to);

  const WorldShape shape_;
  const reference::ReferenceData reference_;
  std::shared_ptr<query::ProjectionStore> store_;
};

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_STORE_H_
