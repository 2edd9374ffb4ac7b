#include "query-service/handlers/get_visit_handler.h"

#include <utility>

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/projections/entries.h"

namespace waymark::query {

absl::StatusOr<v1::GetVisitResponse> GetVisitHandler::Handle(const View& view,
                                                             v1::GetVisitRequest request) const {
  RequestChecks checks(reference_);
  checks.VisitName("name", *request.mutable_name());
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  WAYMARK_ASSIGN_OR_RETURN(const auto name, model::VisitName::Parse(request.name()));
  WAYMARK_ASSIGN_OR_RETURN(auto visit, view.store->FindVisit(name, view.at()));
  if (!visit.has_value()) return errors::VisitNotFound(request.name());

  v1::GetVisitResponse response;
  if (request.view() == v1::VISIT_VIEW_BASIC) (void)SplitOffDetails(*visit);
  *response.mutable_visit() = *std::move(visit);
  response.set_consistency_token(EncodeConsistencyToken(view.position));
  return response;
}

}  // namespace waymark::query
