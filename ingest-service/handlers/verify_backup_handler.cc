#include "ingest-service/handlers/verify_backup_handler.h"

#include <cstdint>

#include "absl/strings/escaping.h"

#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/backup/backup_message.h"
#include "ingest-service/backup/backup_name.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {
namespace {

absl::StatusOr<std::uint32_t> NumberOf(const std::string& name) {
  if (const auto number = ParseBackupName(name); number.has_value()) return *number;
  Violations violations;
  violations.AddAt("name",
                   name.empty() ? v1::VIOLATION_REASON_REQUIRED : v1::VIOLATION_REASON_MALFORMED,
                   "write backups/{number}, as ListBackups shows them");
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::VerifyBackupResponse> VerifyBackupHandler::Handle(
    const v1::VerifyBackupRequest& request) {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request));
  WAYMARK_ASSIGN_OR_RETURN(const std::uint32_t number, NumberOf(request.name()));
  if (backups_ == nullptr) return errors::BackupsOff();
  WAYMARK_ASSIGN_OR_RETURN(const BackupStore::Verified verified, backups_->Verify(number));
  v1::VerifyBackupResponse response;
  *response.mutable_backup() = BackupMessage(verified.backup);
  response.set_last_sequence(static_cast<std::int64_t>(verified.log.end.sequence));
  response.set_last_chain_hash(absl::BytesToHexString(verified.log.end.hash));
  response.set_visits(static_cast<std::int64_t>(verified.log.visits));
  return response;
}

}  // namespace waymark::ingest
