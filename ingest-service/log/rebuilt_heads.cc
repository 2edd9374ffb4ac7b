#include "ingest-service/log/rebuilt_heads.h"

#include <cstdint>
#include <map>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/chain/change_chain.h"
#include "common/status/status_macros.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/rules/record/visit_identity.h"

namespace waymark::ingest {
namespace {

using internal::v1::ChangeRecord;
using internal::v1::Head;
using internal::v1::LoggedChange;
using internal::v1::StoredRevision;

// By their keys.
using Heads = std::map<std::string, Head>;

void Apply(const ChangeRecord& record, Heads& heads) {
  if (record.kind() == internal::v1::CHANGE_KIND_ERASURE) return;
  Head& head =
      heads[keys::Visit({.authority_id = record.authority_id(), .visit_id = record.visit_id()})];
  if (head.sequence() == 0) head.set_create_time_micros(record.commit_time_micros());
  head.set_sequence(record.sequence());
  head.set_revision(record.revision());
  head.set_etag(chain::Etag(record.revision_digest()));
  head.set_deleted(record.kind() == internal::v1::CHANGE_KIND_DELETION);
}

absl::StatusOr<Heads> HeadsOfLog(const storage::Database& database, const std::string& chain_id) {
  Heads heads;
  std::string hash = chain::GenesisHash(chain_id);
  std::uint64_t sequence = 1;
  storage::Scan log = database.NewScan(keys::kLog, "");
  for (; log.Valid(); log.Next(), ++sequence) {
    LoggedChange logged;
    ChangeRecord record;
    const bool readable =
        logged.ParseFromArray(log.value().data(), static_cast<int>(log.value().size())) &&
        record.ParseFromString(logged.record());
    hash = chain::NextHash(hash, logged.record());
    if (!readable || log.key() != keys::Sequence(sequence) || logged.hash() != hash) {
      return absl::DataLossError(absl::StrCat("the chain breaks at change ", sequence));
    }
    Apply(record, heads);
  }
  WAYMARK_RETURN_IF_ERROR(log.status());
  return heads;
}

// Leaves it empty where the revision was erased.
absl::Status FillIdentity(const storage::Database& database, Head& head) {
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes,
                           database.Get(keys::kRevisions, keys::Sequence(head.sequence())));
  StoredRevision revision;
  if (!bytes.has_value()) return absl::OkStatus();
  if (!revision.ParseFromString(*bytes)) {
    return absl::DataLossError(
        absl::StrCat("the revision of change ", head.sequence(), " cannot be read"));
  }
  *head.mutable_identity() = IdentityOf(revision.visit());
  return absl::OkStatus();
}

}  // namespace

absl::Status AddRebuiltHeads(const storage::Database& database, const std::string& chain_id,
                             storage::Batch& batch) {
  WAYMARK_ASSIGN_OR_RETURN(auto heads, HeadsOfLog(database, chain_id));
  storage::Scan noted = database.NewScan(keys::kHeads, "");
  for (; noted.Valid(); noted.Next()) batch.Delete(keys::kHeads, std::string(noted.key()));
  WAYMARK_RETURN_IF_ERROR(noted.status());
  for (auto& [key, head] : heads) {
    WAYMARK_RETURN_IF_ERROR(FillIdentity(database, head));
    batch.Put(keys::kHeads, key, head.SerializeAsString());
  }
  return absl::OkStatus();
}

}  // namespace waymark::ingest
