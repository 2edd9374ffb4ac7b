#include "ingest-service/handlers/create_visit_handler.h"

#include <utility>

#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {

void CreateVisitHandler::Handle(const v1::CreateVisitRequest& request,
                                v1::CreateVisitResponse& response, const Done& done) {
  if (const absl::Status known = rpc::RefuseUnknownFields(request); !known.ok()) return done(known);
  absl::StatusOr<PreparedVisit> prepared = PrepareVisit(
      reference_, Today(),
      {.parent = request.parent(), .visit_id = request.visit_id(), .visit = request.visit()});
  if (!prepared.ok()) return done(prepared.status());
  *response.mutable_visit() = prepared->visit;
  VisitWrite write{.name = std::move(prepared->name),
                   .visit = std::move(prepared->visit),
                   .on_existing = v1::EXISTING_VISIT_FAIL,
                   .submitter = std::string(kUnauthenticated)};
  const auto committed = [&response, done](const absl::StatusOr<CommittedVisit>& result) {
    if (!result.ok()) return done(result.status());
    FillOutputFields(*result, kUnauthenticated, *response.mutable_visit());
    response.set_consistency_token(EncodeConsistencyToken(result->state));
    done(absl::OkStatus());
  };
  if (!queue_.TrySubmit(std::move(write), committed)) done(errors::Overloaded("the commit queue"));
}

}  // namespace waymark::ingest
