#include "ingest-service/handlers/import_visits_handler.h"

#include <utility>

#include "common/rpc/call.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {
namespace {

v1::ImportVisitsResponse Rejected(v1::ImportVisitsResponse response, const absl::Status& status) {
  response.set_outcome(v1::IMPORT_OUTCOME_REJECTED);
  *response.mutable_error() = ToRpcStatus(rpc::ForCaller("ImportVisits", status));
  return response;
}

bool ConcernsAll(const absl::Status& status) {
  const v1::ErrorReason reason = errors::ReasonOf(status);
  return reason == v1::ERROR_REASON_WRITE_OUTCOME_UNKNOWN ||
         reason == v1::ERROR_REASON_SHUTTING_DOWN;
}

}  // namespace

v1::ImportVisitsResponse ImportVisitsHandler::Rejection(const absl::Status& status) {
  return Rejected({}, status);
}

void ImportVisitsHandler::Handle(v1::ImportVisitsRequest request, const Done& done) {
  v1::ImportVisitsResponse response;
  response.set_index(request.index());
  if (const absl::Status known = rpc::RefuseUnknownFields(request); !known.ok()) {
    return done(Rejected(response, known));
  }
  if (!v1::ExistingVisit_IsValid(request.on_existing())) {
    return done(Rejected(
        response, errors::InvalidRequest({{"on_existing", v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
                                           "use FAIL, SKIP or REPLACE"}})));
  }
  absl::StatusOr<PreparedVisit> prepared =
      PrepareVisit(reference_, Today(),
                   {.parent = std::move(*request.mutable_parent()),
                    .visit_id = std::move(*request.mutable_visit_id()),
                    .visit = std::move(*request.mutable_visit())});
  if (!prepared.ok()) return done(Rejected(response, prepared.status()));
  response.set_name(prepared->name.ToString());
  queue_.Submit({.name = std::move(prepared->name),
                 .visit = std::move(prepared->visit),
                 .on_existing = request.on_existing(),
                 .submitter = std::string(kUnauthenticated)},
                [response, done](const absl::StatusOr<CommittedVisit>& result) {
                  done(Answer(response, result));
                });
}

absl::StatusOr<v1::ImportVisitsResponse> ImportVisitsHandler::Answer(
    v1::ImportVisitsResponse response, const absl::StatusOr<CommittedVisit>& result) {
  if (!result.ok()) {
    if (ConcernsAll(result.status())) return result.status();
    return Rejected(std::move(response), result.status());
  }
  response.set_outcome(result->outcome);
  response.set_revision(result->revision);
  response.set_consistency_token(EncodeConsistencyToken(result->state));
  return response;
}

}  // namespace waymark::ingest
