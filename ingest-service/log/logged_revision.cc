#include "ingest-service/log/logged_revision.h"

#include "absl/status/status.h"

#include "common/status/status_macros.h"

namespace waymark::ingest {

using internal::v1::ChangeRecord;

absl::StatusOr<LoggedRevision> FindLoggedRevision(const LogStore& store,
                                                  const model::VisitName& name,
                                                  std::int64_t revision) {
  LoggedRevision found;
  const auto look = [&](const ChangeRecord& record) {
    if (record.authority_id() != name.authority_id || record.visit_id() != name.visit_id ||
        record.revision() != revision) {
      return;
    }
    const bool erases = record.kind() == internal::v1::CHANGE_KIND_ERASURE;
    (erases ? found.erased_by : found.sequence) = record.sequence();
  };
  WAYMARK_RETURN_IF_ERROR(store.ForEachRecord(look));
  if (found.sequence == 0) return absl::DataLossError("the log lacks a revision of a visit");
  return found;
}

}  // namespace waymark::ingest
