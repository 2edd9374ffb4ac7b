#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_DELETE_VISIT_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_DELETE_VISIT_HANDLER_H_

#include "ingest-service/handlers/write_handler.h"

namespace waymark::ingest {

// DeleteVisit: a last revision that withdraws the visit.
class DeleteVisitHandler final : public WriteHandler<v1::DeleteVisitRequest> {
 public:
  using WriteHandler::WriteHandler;

 private:
  [[nodiscard]] absl::StatusOr<VisitWrite> Prepare(v1::DeleteVisitRequest& request) const override;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_DELETE_VISIT_HANDLER_H_
