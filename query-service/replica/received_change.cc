#include "query-service/replica/received_change.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "common/tokens/consistency_token.h"
#include "common/wire/wire_fields.h"

namespace waymark::query {
namespace {

using google::protobuf::util::TimeUtil;
using internal::v1::ChangeRecord;
using internal::v1::ReplicaPosition;

absl::Status Broken(std::string_view what, const ReplicaPosition& position) {
  return absl::DataLossError(
      absl::StrCat("the change after ", position.applied_sequence(), " ", std::string(what)));
}

absl::StatusOr<VisitPieces> VisitOf(const internal::v1::Change& change, const ChangeRecord& record,
                                    const ReplicaPosition& position) {
  if (chain::RevisionDigest(change.revision()) != record.revision_digest()) {
    return Broken("has a revision that is not what its digest says", position);
  }
  v1::Visit output;
  output.set_revision(record.revision());
  output.set_deleted(record.kind() == internal::v1::CHANGE_KIND_DELETION);
  output.set_etag(chain::Etag(record.revision_digest()));
  output.set_submitter(record.submitter());
  *output.mutable_update_time() = TimeUtil::MicrosecondsToTimestamp(record.commit_time_micros());
  const std::optional<std::string_view> visit =
      wire::FindContent(change.revision(), internal::v1::StoredRevision::kVisitFieldNumber);
  std::optional<VisitPieces> pieces;
  if (visit.has_value()) pieces = TakeApart(*visit, output);
  if (!pieces.has_value()) return Broken("has a revision that cannot be read", position);
  return *std::move(pieces);
}

// What the change did, by its kind.
absl::StatusOr<decltype(ProjectedChange::did)> DidOf(const internal::v1::Change& change,
                                                     const ChangeRecord& record,
                                                     const ReplicaPosition& position) {
  switch (record.kind()) {
    case internal::v1::CHANGE_KIND_REVISION:
    case internal::v1::CHANGE_KIND_DELETION:
      if (!change.revision().empty()) return VisitOf(change, record, position);
      return ErasedRevision{.revision = record.revision(),
                            .submitter = record.submitter(),
                            .etag = chain::Etag(record.revision_digest()),
                            .deleted = record.kind() == internal::v1::CHANGE_KIND_DELETION};
    case internal::v1::CHANGE_KIND_ERASURE:
      if (!change.revision().empty() || record.erased_sequence() == 0 ||
          record.erased_sequence() >= record.sequence()) {
        return Broken("erases what is not before it", position);
      }
      return Erasure{.revision = record.revision(), .sequence = record.erased_sequence()};
    default:
      return Broken(
          "is of a kind this version does not know; run the version of the ingest service",
          position);
  }
}

}  // namespace

absl::StatusOr<ProjectedChange> Receive(const internal::v1::Change& change,
                                        ReplicaPosition& position) {
  ChangeRecord record;
  if (chain::NextHash(position.chain_hash(), change.record()) != change.hash() ||
      !record.ParseFromString(change.record())) {
    return Broken("does not follow from it", position);
  }
  // Sequences rise; whether they may skip is the log's affair, and the chain has no gap either way.
  if (record.sequence() <= position.applied_sequence()) return Broken("comes before it", position);
  ProjectedChange received{
      .sequence = record.sequence(),
      .name = {.authority_id = record.authority_id(), .visit_id = record.visit_id()},
      .hash_head = HashHead(change.hash()),
      .commit_time_micros = record.commit_time_micros(),
      .did = {}};
  WAYMARK_ASSIGN_OR_RETURN(received.did, DidOf(change, record, position));
  position.set_applied_sequence(record.sequence());
  position.set_chain_hash(change.hash());
  return received;
}

absl::StatusOr<ReceivedChanges> Receive(const internal::v1::StreamChangesResponse& response,
                                        ReplicaPosition& position) {
  if (position.log_id().empty()) {
    position.set_log_id(response.log_id());
    position.set_chain_hash(
        chain::GenesisHash(response.chain_id().empty() ? response.log_id() : response.chain_id()));
  }
  if (position.log_id() != response.log_id()) return errors::LogReplaced();
  ReceivedChanges received;
  received.changes.reserve(static_cast<std::size_t>(response.changes_size()));
  for (const internal::v1::Change& change : response.changes()) {
    WAYMARK_ASSIGN_OR_RETURN(received.changes.emplace_back(), Receive(change, position));
  }
  received.position = position;
  received.head_sequence = response.head_sequence();
  received.closed_before_micros = response.closed_before_micros();
  return received;
}

ReceivedChanges Joined(std::vector<ReceivedChanges> messages) {
  ReceivedChanges joined = std::move(messages.front());
  for (std::size_t i = 1; i < messages.size(); ++i) {
    ReceivedChanges& next = messages[i];
    std::move(next.changes.begin(), next.changes.end(), std::back_inserter(joined.changes));
    joined.position = std::move(next.position);
    joined.head_sequence = next.head_sequence;
    joined.closed_before_micros = next.closed_before_micros;
  }
  return joined;
}

}  // namespace waymark::query
