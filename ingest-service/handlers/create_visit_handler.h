#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_

#include "ingest-service/handlers/write_handler.h"

namespace waymark::ingest {

// CreateVisit: a visit that is not recorded yet.
class CreateVisitHandler final : public WriteHandler<v1::CreateVisitRequest> {
 public:
  using WriteHandler::WriteHandler;

 private:
  [[nodiscard]] absl::StatusOr<VisitWrite> Prepare(v1::CreateVisitRequest& request) const override;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_CREATE_VISIT_HANDLER_H_
