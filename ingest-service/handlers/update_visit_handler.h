#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_UPDATE_VISIT_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_UPDATE_VISIT_HANDLER_H_

#include "ingest-service/handlers/write_handler.h"

namespace waymark::ingest {

// UpdateVisit: the change is put into the visit as it is and the whole is validated; the committer
// sees whether it still is as it was.
class UpdateVisitHandler final : public WriteHandler<v1::UpdateVisitRequest> {
 public:
  using WriteHandler::WriteHandler;

 private:
  [[nodiscard]] absl::StatusOr<VisitWrite> Prepare(v1::UpdateVisitRequest& request) const override;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_UPDATE_VISIT_HANDLER_H_
