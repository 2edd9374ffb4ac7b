#include "query-service/projections/visit_revisions.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"
#include "query-service/projections/visit_reading.h"

namespace waymark::query {
namespace {

absl::Status Missing(const model::VisitName& name, std::uint64_t since) {
  return absl::DataLossError(
      absl::StrCat("a piece of ", name.ToString(), ", written by change ", since, ", is missing"));
}

absl::StatusOr<HeldRevision> ReadLocation(const ReadValue& read, const model::VisitName& name,
                                          std::uint64_t since) {
  const std::string key = keys::WithSince(keys::Prefix(name.authority_id, name.visit_id), since);
  WAYMARK_ASSIGN_OR_RETURN(const auto stored, read(keys::kVisits, key));
  const auto value = stored.has_value() ? keys::SplitValue(*stored) : std::nullopt;
  if (!value.has_value()) return Missing(name, since);
  HeldRevision held{.since = since, .until = value->until, .location = {}, .visit = std::nullopt};
  WAYMARK_RETURN_IF_ERROR(ParseEntry(value->bytes, held.location));
  return held;
}

// Nothing where a piece is missing.
absl::StatusOr<std::optional<v1::Visit>> ReadPieces(const ReadValue& read,
                                                    const model::VisitName& name,
                                                    const HeldRevision& held) {
  const std::string key = keys::WithSince(
      keys::Prefix(name.authority_id, held.location.day(), name.visit_id), held.since);
  v1::Visit visit;
  for (const storage::Family family : {keys::kTimeline, keys::kDetails}) {
    WAYMARK_ASSIGN_OR_RETURN(const auto stored, read(family, key));
    const auto value = stored.has_value() ? keys::SplitValue(*stored) : std::nullopt;
    if (!value.has_value() || !MergePiece(family, value->bytes, visit)) {
      return std::nullopt;
    }
  }
  return visit;
}

}  // namespace

absl::StatusOr<std::vector<RevisionPlace>> FindRevisions(const storage::Database& database,
                                                         const model::VisitName& name,
                                                         std::uint64_t at) {
  std::vector<RevisionPlace> places;
  storage::Scan scan =
      database.NewScan(keys::kVisits, keys::Prefix(name.authority_id, name.visit_id));
  for (; scan.Valid(); scan.Next()) {
    const auto parts = keys::Split(scan.key());
    const auto value = keys::SplitValue(scan.value());
    if (!parts.has_value() || !value.has_value()) {
      return absl::DataLossError("a key or value of the store has another form");
    }
    if (parts->since > at) break;
    internal::v1::VisitLocation location;
    WAYMARK_RETURN_IF_ERROR(ParseEntry(value->bytes, location));
    places.push_back({.revision = location.revision(), .since = parts->since});
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  return places;
}

absl::StatusOr<HeldRevision> ReadRevision(const ReadValue& read, const model::VisitName& name,
                                          std::uint64_t since) {
  WAYMARK_ASSIGN_OR_RETURN(HeldRevision held, ReadLocation(read, name, since));
  if (held.location.erased()) return held;
  WAYMARK_ASSIGN_OR_RETURN(held.visit, ReadPieces(read, name, held));
  if (held.visit.has_value()) return held;
  // Erased since the line above, or damaged.
  WAYMARK_ASSIGN_OR_RETURN(held, ReadLocation(read, name, since));
  if (!held.location.erased()) return Missing(name, since);
  return held;
}

}  // namespace waymark::query
