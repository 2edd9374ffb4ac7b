#include "ingest-service/handlers/import_visits_handler.h"

#include <utility>

#include "common/rpc/calls/call.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/handlers/request_key.h"
#include "ingest-service/handlers/write_permission.h"
#include "ingest-service/rules/warnings/visit_figures.h"
#include "ingest-service/rules/warnings/visit_warnings.h"

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
         reason == v1::ERROR_REASON_SHUTTING_DOWN || reason == v1::ERROR_REASON_CALLER_GONE;
}

}  // namespace

v1::ImportVisitsResponse ImportVisitsHandler::Rejection(const absl::Status& status) {
  return Rejected({}, status);
}

ImportVisitsHandler::Judged ImportVisitsHandler::Judge(const Writer& writer,
                                                       v1::ImportVisitsRequest request) const {
  v1::ImportVisitsResponse response;
  response.set_index(request.index());
  if (const absl::Status may = CheckMayWrite(reference_, writer, request); !may.ok()) {
    return {.answer = Rejected(std::move(response), may), .write = nullptr};
  }
  if (const absl::Status known = rpc::RefuseUnknownFields(request); !known.ok()) {
    return {.answer = Rejected(std::move(response), known), .write = nullptr};
  }
  if (!v1::ExistingVisit_IsValid(request.on_existing())) {
    return {.answer = Rejected(
                std::move(response),
                errors::InvalidRequest({{"on_existing", v1::VIOLATION_REASON_UNKNOWN_ENUM_VALUE,
                                         "use FAIL, SKIP or REPLACE"}})),
            .write = nullptr};
  }
  RequestKey key = KeyOf(request);
  absl::StatusOr<PreparedVisit> prepared =
      PrepareVisit(reference_, Today(),
                   {.parent = std::move(*request.mutable_parent()),
                    .visit_id = std::move(*request.mutable_visit_id()),
                    .visit = std::move(*request.mutable_visit()),
                    .request_id = std::move(*request.mutable_request_id())});
  if (!prepared.ok()) {
    return {.answer = Refusal(writer, key, prepared.status(), std::move(response)),
            .write = nullptr};
  }
  return Write(writer, std::move(key), request, *std::move(prepared), std::move(response));
}

ImportVisitsHandler::Judged ImportVisitsHandler::Write(const Writer& writer, RequestKey key,
                                                       const v1::ImportVisitsRequest& request,
                                                       PreparedVisit prepared,
                                                       v1::ImportVisitsResponse response) const {
  if (const absl::Status may = CheckMayWrite(writer, prepared.name, key.id); !may.ok()) {
    return {.answer = Rejected(std::move(response), may), .write = nullptr};
  }
  VisitWrite write;
  write.warnings = VisitWarnings(reference_, prepared.visit);
  write.figures = TakeFigures(reference_, prepared.visit);
  write.name = std::move(prepared.name);
  write.visit = std::move(prepared.visit);
  write.visit_bytes = std::move(prepared.bytes);
  write.on_existing = request.on_existing();
  write.allow_probable_duplicate = request.allow_probable_duplicate();
  AddLineage(reference_, writer, write);
  write.submitter = writer.submitter;
  write.certificate_serial = writer.certificate_serial;
  write.caller = writer.caller;
  write.request = std::move(key);
  write.still_wanted = writer.still_wanted;
  response.set_name(write.name.ToString());
  return {.answer = std::move(response), .write = PrepareWrite(std::move(write))};
}

void ImportVisitsHandler::Commit(Judged judged, Done done) {
  if (judged.write == nullptr) return done(std::move(judged.answer));
  queue_.Submit(
      std::move(judged.write),
      [response = *std::move(judged.answer), done = std::move(done)](
          const absl::StatusOr<CommittedVisit>& result) { done(Answer(response, result)); });
}

// What was done before keeps its answer, also where rules have changed since.
absl::StatusOr<v1::ImportVisitsResponse> ImportVisitsHandler::Refusal(
    const Writer& writer, const RequestKey& key, const absl::Status& fault,
    v1::ImportVisitsResponse response) const {
  const auto recalled = queue_.Recall(writer.submitter, key);
  if (!recalled.ok()) return Rejected(std::move(response), recalled.status());
  if (!recalled->has_value()) return Rejected(std::move(response), fault);
  auto answer = Answer(std::move(response), **recalled);
  if (answer.ok()) answer->clear_consistency_token();
  return answer;
}

absl::StatusOr<v1::ImportVisitsResponse> ImportVisitsHandler::Answer(
    v1::ImportVisitsResponse response, const absl::StatusOr<CommittedVisit>& result) {
  if (!result.ok()) {
    if (ConcernsAll(result.status())) return result.status();
    return Rejected(std::move(response), result.status());
  }
  response.set_name(result->name);
  response.set_outcome(result->outcome);
  response.set_revision(result->revision);
  for (const v1::Warning& warning : result->warnings) *response.add_warnings() = warning;
  response.set_consistency_token(EncodeConsistencyToken(result->state));
  return response;
}

}  // namespace waymark::ingest
