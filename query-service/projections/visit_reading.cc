#include "query-service/projections/visit_reading.h"

#include <optional>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {

// What is erased during the reading is gone from the scan that is begun last, or from none: so the
// timeline is, and decides.
absl::StatusOr<std::vector<v1::Visit>> ReadVisits(const storage::Database& database,
                                                  std::string_view authority, std::uint64_t at,
                                                  const AddDetailsTo& add_details) {
  std::vector<v1::Visit> visits;
  const std::string prefix = keys::Prefix(authority);
  std::optional<VisibleScan> details;
  if (add_details) details.emplace(database, keys::kDetails, prefix, at);
  VisibleScan timeline(database, keys::kTimeline, prefix, at);
  for (; timeline.Valid(); timeline.Next()) {
    v1::Visit visit;
    WAYMARK_RETURN_IF_ERROR(ParseEntry(timeline.bytes(), visit));
    if (visit.deleted()) continue;
    if (details.has_value()) {
      while (details->Valid() && details->prefix() < timeline.prefix()) details->Next();
      WAYMARK_RETURN_IF_ERROR(details->status());
      if (!details->Valid() || details->prefix() != timeline.prefix()) {
        return absl::DataLossError("the details of a visit are missing: " + visit.name());
      }
      WAYMARK_RETURN_IF_ERROR(add_details(details->bytes(), visit));
    }
    visits.push_back(std::move(visit));
  }
  WAYMARK_RETURN_IF_ERROR(timeline.status());
  return visits;
}

absl::Status AddAll(std::string_view details, v1::Visit& visit) {
  if (visit.MergeFromString(std::string(details))) return absl::OkStatus();
  return absl::DataLossError("the details of a visit cannot be read: " + visit.name());
}

absl::StatusOr<bool> ReadPiece(const storage::Database& database, storage::Family family,
                               const VisitPlace& place, v1::Visit& visit) {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored,
                           database.Get(family, keys::WithSince(place.position, place.since)));
  if (!stored.has_value()) return false;
  const auto value = keys::SplitValue(*stored);
  if (!value.has_value() || !visit.MergeFromString(std::string(value->bytes))) {
    return absl::DataLossError("a piece of a visit cannot be read");
  }
  return true;
}

}  // namespace waymark::query
