#include "ingest-service/handlers/current_visit.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {

absl::StatusOr<internal::v1::Head> FindCurrent(const LogStore& store, const model::VisitName& name,
                                               const std::string& etag) {
  WAYMARK_ASSIGN_OR_RETURN(const auto head, store.FindHead(name));
  if (!head.has_value()) return errors::VisitNotFound(name.ToString());
  if (head->deleted()) return errors::VisitDeleted(name.ToString());
  if (head->etag() == etag) return *head;
  WAYMARK_ASSIGN_OR_RETURN(const auto record, store.FindRecord(head->sequence()));
  return errors::EtagStale(name.ToString(), head->revision(), record.submitter());
}

}  // namespace waymark::ingest
