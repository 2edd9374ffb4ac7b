#include "query-service/projections/revision_batch.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

#include "common/status/status_macros.h"
#include "query-service/projections/entries.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

// The state before the first change that is not applied yet: entries that still hold.
constexpr std::uint64_t kNow = keys::kForever - 1;

}  // namespace

absl::Status RevisionBatch::Add(ProjectedRevision revision) {
  WAYMARK_ASSIGN_OR_RETURN(const auto before, FindCurrent(revision.name));
  if (before.has_value()) Put(*before, revision.name, revision.sequence);
  std::optional<Current>& current = changed_[revision.name];
  if (!revision.visit.has_value()) {
    current.reset();
    return absl::OkStatus();
  }
  current = Current{.since = revision.sequence,
                    .create_time_micros = before.has_value() ? before->create_time_micros
                                                             : revision.commit_time_micros,
                    .visit = *std::move(revision.visit)};
  *current->visit.mutable_create_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(current->create_time_micros);
  Put(*current, revision.name, keys::kForever);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<RevisionBatch::Current>> RevisionBatch::FindCurrent(
    const model::VisitName& name) const {
  if (const auto changed = changed_.find(name); changed != changed_.end()) return changed->second;
  VisibleScan scan(database_, keys::kVisits, keys::Prefix(name.authority_id, name.visit_id), kNow);
  WAYMARK_RETURN_IF_ERROR(scan.status());
  if (!scan.Valid()) return std::nullopt;
  internal::v1::VisitLocation location;
  WAYMARK_RETURN_IF_ERROR(ParseEntry(scan.bytes(), location));
  Current current{.since = scan.parts().since,
                  .create_time_micros = location.create_time_micros(),
                  .visit = {}};
  const std::string key = keys::WithSince(
      keys::Prefix(name.authority_id, location.day(), name.visit_id), current.since);
  for (const storage::Family family : {keys::kTimeline, keys::kDetails}) {
    WAYMARK_ASSIGN_OR_RETURN(const auto stored, database_.Get(family, key));
    const auto value = stored.has_value() ? keys::SplitValue(*stored) : std::nullopt;
    if (!value.has_value() || !current.visit.MergeFromString(std::string(value->bytes))) {
      return absl::DataLossError(absl::StrCat("a piece of ", name.ToString(), " is missing"));
    }
  }
  return current;
}

void RevisionBatch::Put(const Current& revision, const model::VisitName& name,
                        std::uint64_t until) {
  internal::v1::VisitLocation location;
  location.set_day(SortDay(revision.visit));
  location.set_create_time_micros(revision.create_time_micros);
  batch_.Put(keys::kVisits,
             keys::WithSince(keys::Prefix(name.authority_id, name.visit_id), revision.since),
             keys::WithUntil(until, location.SerializeAsString()));
  for (Entry& entry : EntriesOf(revision.visit)) {
    batch_.Put(entry.family, keys::WithSince(std::move(entry.prefix), revision.since),
               keys::WithUntil(until, entry.value));
  }
}

}  // namespace waymark::query
