#include "ingest-service/handlers/list_backups_handler.h"

#include <algorithm>
#include <vector>

#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/backup/backup_message.h"

namespace waymark::ingest {

absl::StatusOr<v1::ListBackupsResponse> ListBackupsHandler::Handle(
    const v1::ListBackupsRequest& request) const {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request));
  if (backups_ == nullptr) return errors::BackupsOff();
  std::vector<NotedBackup> all = backups_->List();
  std::reverse(all.begin(), all.end());
  v1::ListBackupsResponse response;
  for (const NotedBackup& one : all) *response.add_backups() = BackupMessage(one);
  return response;
}

}  // namespace waymark::ingest
