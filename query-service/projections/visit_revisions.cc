#include "query-service/projections/visit_revisions.h"

#include <utility>

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

using Stored = std::optional<std::string>;

std::string PlaceKey(const model::VisitName& name, std::uint64_t since) {
  return keys::WithSince(keys::Prefix(name.authority_id, name.visit_id), since);
}

std::string PieceKey(const model::VisitName& name, const HeldRevision& held) {
  return keys::WithSince(keys::Prefix(name.authority_id, held.location.day(), name.visit_id),
                         held.since);
}

absl::StatusOr<HeldRevision> HeldAt(const Stored& location, const model::VisitName& name,
                                    std::uint64_t since) {
  const auto value = location.has_value() ? keys::SplitValue(*location) : std::nullopt;
  if (!value.has_value()) return Missing(name, since);
  HeldRevision held{.since = since, .until = value->until, .location = {}, .visit = std::nullopt};
  WAYMARK_RETURN_IF_ERROR(ParseEntry(value->bytes, held.location));
  return held;
}

absl::StatusOr<HeldRevision> ReadLocation(const ReadValue& read, const model::VisitName& name,
                                          std::uint64_t since) {
  WAYMARK_ASSIGN_OR_RETURN(const Stored stored, read(keys::kVisits, PlaceKey(name, since)));
  return HeldAt(stored, name, since);
}

// False where it is missing or cannot be read.
bool AddPiece(storage::Family family, const Stored& stored, v1::Visit& visit) {
  const auto value = stored.has_value() ? keys::SplitValue(*stored) : std::nullopt;
  return value.has_value() && MergePiece(family, value->bytes, visit);
}

// Nothing where a piece is missing.
absl::StatusOr<std::optional<v1::Visit>> ReadPieces(const ReadValue& read,
                                                    const model::VisitName& name,
                                                    const HeldRevision& held) {
  const std::string key = PieceKey(name, held);
  v1::Visit visit;
  for (const storage::Family family : {keys::kTimeline, keys::kDetails}) {
    WAYMARK_ASSIGN_OR_RETURN(const Stored stored, read(family, key));
    if (!AddPiece(family, stored, visit)) return std::nullopt;
  }
  return visit;
}

// Without their visits.
absl::StatusOr<std::vector<HeldRevision>> ReadLocations(const storage::Database& database,
                                                        const std::vector<WantedRevision>& wanted) {
  std::vector<std::string> places;
  places.reserve(wanted.size());
  for (const WantedRevision& one : wanted) places.push_back(PlaceKey(one.name, one.since));
  WAYMARK_ASSIGN_OR_RETURN(const auto stored, database.GetAll(keys::kVisits, places));
  std::vector<HeldRevision> all;
  all.reserve(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    WAYMARK_ASSIGN_OR_RETURN(HeldRevision held, HeldAt(stored[i], wanted[i].name, wanted[i].since));
    all.push_back(std::move(held));
  }
  return all;
}

// From where `scan` stands: at the first of them.
absl::StatusOr<std::vector<RevisionPlace>> PlacesOf(const model::VisitName& name, std::uint64_t at,
                                                    storage::Scan& scan) {
  const std::string prefix = keys::Prefix(name.authority_id, name.visit_id);
  std::vector<RevisionPlace> places;
  for (; scan.Valid() && scan.key().starts_with(prefix); scan.Next()) {
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

}  // namespace

absl::StatusOr<std::vector<RevisionPlace>> FindRevisions(const storage::Database& database,
                                                         const model::VisitName& name,
                                                         std::uint64_t at) {
  storage::Scan scan =
      database.NewScan(keys::kVisits, keys::Prefix(name.authority_id, name.visit_id));
  return PlacesOf(name, at, scan);
}

absl::StatusOr<std::vector<std::vector<RevisionPlace>>> FindRevisionsOfEach(
    const storage::Database& database, const std::vector<model::VisitName>& names,
    std::uint64_t at) {
  std::vector<std::vector<RevisionPlace>> all;
  all.reserve(names.size());
  std::optional<storage::Scan> scan;
  const model::VisitName* last = nullptr;
  for (const model::VisitName& name : names) {
    const std::string first = keys::Prefix(name.authority_id, name.visit_id);
    // To make a scan costs more than to read a visit's revisions.
    if (last == nullptr || last->authority_id != name.authority_id) {
      scan.emplace(database.NewScan(keys::kVisits, keys::Prefix(name.authority_id), first));
    } else {
      scan->Seek(first);
    }
    last = &name;
    WAYMARK_ASSIGN_OR_RETURN(all.emplace_back(), PlacesOf(name, at, *scan));
  }
  return all;
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

absl::Status ReadRevisions(const storage::Database& database,
                           const std::vector<WantedRevision>& wanted, const TakeRevision& take) {
  WAYMARK_ASSIGN_OR_RETURN(std::vector<HeldRevision> all, ReadLocations(database, wanted));
  std::vector<std::string> places;
  places.reserve(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    places.push_back(PieceKey(wanted[i].name, all[i]));
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto timelines, database.GetAll(keys::kTimeline, places));
  WAYMARK_ASSIGN_OR_RETURN(const auto details, database.GetAll(keys::kDetails, places));
  const ReadValue read = [&database](storage::Family family, const std::string& key) {
    return database.Get(family, key);
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    HeldRevision& held = all[i];
    if (!held.location.erased()) {
      v1::Visit visit;
      if (AddPiece(keys::kTimeline, timelines[i], visit) &&
          AddPiece(keys::kDetails, details[i], visit)) {
        held.visit = std::move(visit);
      } else {
        // Erased meanwhile, or damaged.
        WAYMARK_ASSIGN_OR_RETURN(held, ReadRevision(read, wanted[i].name, wanted[i].since));
      }
    }
    if (!take(std::move(held))) break;
  }
  return absl::OkStatus();
}

}  // namespace waymark::query
