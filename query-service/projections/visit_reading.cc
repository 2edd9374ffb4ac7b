#include "query-service/projections/visit_reading.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "google/protobuf/io/coded_stream.h"

#include "common/status/status_macros.h"
#include "common/wire/wire_fields.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/stored_details.h"
#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

// More than most authorities have.
constexpr std::size_t kManyVisits = 16;

bool MergeFields(std::string_view fields, v1::Visit& visit) {
  google::protobuf::io::CodedInputStream stream(
      reinterpret_cast<const std::uint8_t*>(fields.data()), static_cast<int>(fields.size()));
  return visit.MergeFromCodedStream(&stream) && stream.ConsumedEntireMessage();
}

absl::Status UnreadableDetails(const v1::Visit& visit) {
  return absl::DataLossError("the details of a visit cannot be read: " + visit.name());
}

// See ReadVisits.
bool IsTold(std::uint32_t field) {
  switch (field) {
    case v1::Visit::kEtagFieldNumber:
    case v1::Visit::kCreateTimeFieldNumber:
    case v1::Visit::kUpdateTimeFieldNumber:
    case v1::Visit::kSubmitterFieldNumber:
      return false;
    default:
      return true;
  }
}

// Adds what is told of it, each run of such fields at once.
absl::Status AddTold(std::string_view timeline, v1::Visit& visit) {
  const char* begin = timeline.data();
  wire::WireFields fields(timeline);
  bool read = true;
  const auto add_up_to = [&](const char* end) {
    if (end > begin) read &= MergeFields({begin, static_cast<std::size_t>(end - begin)}, visit);
  };
  while (fields.Next()) {
    if (IsTold(fields.number())) continue;
    add_up_to(fields.bytes().data());
    begin = fields.bytes().data() + fields.bytes().size();
  }
  add_up_to(timeline.data() + timeline.size());
  if (read && fields.reached_end()) return absl::OkStatus();
  return absl::DataLossError("what the timeline has of a visit cannot be read");
}

}  // namespace

// What is erased during the reading is gone from the scan that is begun last, or from none: so the
// timeline is, and decides.
absl::StatusOr<std::vector<v1::Visit>> ReadVisits(const storage::Database& database,
                                                  std::string_view authority, std::uint64_t at,
                                                  const AddDetailsTo& add_details) {
  std::vector<v1::Visit> visits;
  visits.reserve(kManyVisits);
  const std::string prefix = keys::Prefix(authority);
  std::optional<VisibleScan> details;
  if (add_details) details.emplace(database, keys::kDetails, prefix, at);
  VisibleScan timeline(database, keys::kTimeline, prefix, at);
  for (; timeline.Valid(); timeline.Next()) {
    v1::Visit& visit = visits.emplace_back();
    WAYMARK_RETURN_IF_ERROR(AddTold(timeline.bytes(), visit));
    if (visit.deleted()) {
      visits.pop_back();
      continue;
    }
    if (details.has_value()) {
      while (details->Valid() && details->prefix() < timeline.prefix()) details->Next();
      WAYMARK_RETURN_IF_ERROR(details->status());
      if (!details->Valid() || details->prefix() != timeline.prefix()) {
        return absl::DataLossError("the details of a visit are missing: " + visit.name());
      }
      WAYMARK_RETURN_IF_ERROR(add_details(details->bytes(), visit));
    }
  }
  WAYMARK_RETURN_IF_ERROR(timeline.status());
  return visits;
}

bool MergePiece(storage::Family family, std::string_view bytes, v1::Visit& visit) {
  if (family != keys::kDetails) return MergeFields(bytes, visit);
  const std::optional<StoredDetails> details = ReadStoredDetails(bytes);
  return details.has_value() && MergeFields(details->fields, visit);
}

absl::Status AddAll(std::string_view details, v1::Visit& visit) {
  if (MergePiece(keys::kDetails, details, visit)) return absl::OkStatus();
  return UnreadableDetails(visit);
}

absl::Status AddAllBeside(StoredFindings& findings, std::string_view details, v1::Visit& visit) {
  const std::optional<StoredDetails> stored = ReadStoredDetails(details);
  std::string others;
  const bool added = stored.has_value() && findings.Add(visit.name(), stored->fields, others) &&
                     MergeFields(others, visit);
  return added ? absl::OkStatus() : UnreadableDetails(visit);
}

absl::StatusOr<bool> ReadPiece(const storage::Database& database, storage::Family family,
                               const VisitPlace& place, v1::Visit& visit) {
  WAYMARK_ASSIGN_OR_RETURN(const auto stored,
                           database.Get(family, keys::WithSince(place.position, place.since)));
  if (!stored.has_value()) return false;
  const auto value = keys::SplitValue(*stored);
  if (!value.has_value() || !MergePiece(family, value->bytes, visit)) {
    return absl::DataLossError("a piece of a visit cannot be read");
  }
  return true;
}

}  // namespace waymark::query
