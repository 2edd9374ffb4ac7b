#include "tests/robustness/backups/held_ledger.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/writing/ledger_check.h"

namespace waymark::robustness {

std::set<std::string> AcknowledgedBy(const Ledger& ledger) {
  std::set<std::string> ids;
  for (const auto& [id, write] : ledger.writes()) {
    if (write.acknowledged) ids.insert(id);
  }
  return ids;
}

absl::Status CheckHolds(const std::filesystem::path& data_dir, const Ledger& ledger,
                        const std::set<std::string>& held) {
  Ledger must_be_there;
  for (auto [id, write] : ledger.writes()) {
    write.acknowledged = held.contains(id);
    must_be_there.Sent(write);
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto log, ingest::StoredLog::Open(data_dir));
  WAYMARK_RETURN_IF_ERROR(CheckLog(must_be_there, *log));
  WAYMARK_RETURN_IF_ERROR(log->CheckMark());
  WAYMARK_RETURN_IF_ERROR(log->CheckHeads());
  return log->CheckRequests();
}

}  // namespace waymark::robustness
