#include "tests/bench/store.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/projections/permitted_store.h"
#include "query-service/projections/projected_change.h"
#include "query-service/projections/visibility.h"
#include "tests/bench/visits.h"

namespace waymark::bench {
namespace {

using google::protobuf::util::TimeUtil;

constexpr char kShippedReference[] = "common/reference/data";
constexpr std::uint64_t kBatch = 128;
constexpr std::uint64_t kTellEvery = 100 * kBatch;
constexpr std::int64_t kFirstCommitMicros = 1'700'000'000'000'000;
constexpr std::int64_t kMicrosBetween = 1'000'000;

constexpr char kLogId[] = "made-up";
constexpr char kHashHead[] = "the same";

std::int64_t CommitTimeOf(std::uint64_t sequence) {
  return kFirstCommitMicros + static_cast<std::int64_t>(sequence) * kMicrosBetween;
}

query::ProjectedChange ChangeOf(v1::Visit visit, std::uint64_t sequence) {
  visit.set_revision(1);
  visit.set_etag("0123456789abcdef");
  visit.set_submitter("spiffe://example.org/council");
  *visit.mutable_update_time() = TimeUtil::MicrosecondsToTimestamp(CommitTimeOf(sequence));
  auto name = model::VisitName::Parse(visit.name());
  return {.sequence = sequence,
          .name = name.ok() ? *std::move(name) : model::VisitName(),
          .hash_head = kHashHead,
          .commit_time_micros = CommitTimeOf(sequence),
          .did = query::TakeApart(visit)};
}

}  // namespace

absl::StatusOr<std::unique_ptr<WorldStore>> WorldStore::Open(
    const WorldShape& shape, const std::filesystem::path& directory,
    const std::function<void(std::uint64_t visits)>& tell) {
  WAYMARK_RETURN_IF_ERROR(WriteReference(shape, kShippedReference, directory / "reference"));
  WAYMARK_ASSIGN_OR_RETURN(auto reference, reference::ReferenceData::Load(directory / "reference"));
  std::unique_ptr<WorldStore> world(new WorldStore(shape, std::move(reference)));
  const std::string digest =
      absl::StrCat(world->reference_.digest(), " ", shape.seed, " ", shape.visits_per_authority);
  WAYMARK_ASSIGN_OR_RETURN(world->store_,
                           query::ProjectionStore::Open(directory / "store", digest));
  if (world->store_->position().applied_sequence() == shape.visits()) return world;
  WAYMARK_RETURN_IF_ERROR(world->Fill(tell));
  // Opened anew, so that what is in memory is in files, as what is read mostly is.
  world->store_.reset();
  WAYMARK_ASSIGN_OR_RETURN(world->store_,
                           query::ProjectionStore::Open(directory / "store", digest));
  return world;
}

absl::Status WorldStore::Fill(const std::function<void(std::uint64_t visits)>& tell) {
  std::uint64_t done = store_->position().applied_sequence();
  while (done < shape_.visits()) {
    const std::uint64_t to = std::min(shape_.visits(), done + kBatch);
    WAYMARK_RETURN_IF_ERROR(Apply(done, to));
    if (to / kTellEvery != done / kTellEvery || to == shape_.visits()) tell(to);
    done = to;
  }
  return absl::OkStatus();
}

absl::Status WorldStore::Apply(std::uint64_t from, std::uint64_t to) {
  std::vector<query::ProjectedChange> changes;
  for (std::uint64_t i = from; i < to; ++i) {
    changes.push_back(ChangeOf(
        MakeVisit(shape_, reference_, i % shape_.authorities, i / shape_.authorities), i + 1));
  }
  internal::v1::ReplicaPosition position;
  position.set_log_id(kLogId);
  position.set_applied_sequence(to);
  position.set_caught_up(true);
  position.set_closed_before_micros(CommitTimeOf(to));
  return store_->Apply(std::move(changes), position);
}

query::View WorldStore::view() const {
  const auto position = store_->position();
  return {.store = std::make_shared<const query::PermittedStore>(store_,
                                                                 query::Visibility::Everything()),
          .position = {.log_id = position.log_id(),
                       .sequence = position.applied_sequence(),
                       .hash_head = kHashHead},
          .closed_before_micros = position.closed_before_micros()};
}

}  // namespace waymark::bench
