#include "query-service/handlers/batch/batch_get_visits_handler.h"

#include <cstddef>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr int kMaxBatchNames = 100;

}  // namespace

absl::Status BatchGetVisitsHandler::Check(const v1::BatchGetVisitsRequest& request) const {
  RequestChecks checks(reference_);
  if (request.names().empty()) {
    checks.Add("names", v1::VIOLATION_REASON_REQUIRED,
               "give authorities/{authority_id}/visits/{visit_id} at least once");
  }
  checks.AtMost("names", request.names_size(), kMaxBatchNames);
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  return checks.Result();
}

absl::StatusOr<v1::GetVisitResponse> BatchGetVisitsHandler::Get(
    const View& view, int index, const v1::BatchGetVisitsRequest& request) const {
  v1::GetVisitRequest one;
  one.set_name(request.names(index));
  one.set_view(request.view());
  RequestChecks checks(reference_);
  checks.VisitName(absl::StrCat("names[", index, "]"), *one.mutable_name());
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  return get_visit_.Handle(view, std::move(one));
}

absl::StatusOr<v1::BatchGetVisitsResponse> BatchGetVisitsHandler::Handle(
    const View& view, const v1::BatchGetVisitsRequest& request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  v1::BatchGetVisitsResponse response;
  response.set_consistency_token(EncodeConsistencyToken(view.position));
  std::size_t bytes = 0;
  for (int i = 0; i < request.names_size(); ++i) {
    auto got = Get(view, i, request);
    // A fault of ours is no answer to one name.
    if (!got.ok() && errors::ReasonOf(got.status()) == v1::ERROR_REASON_UNSPECIFIED) {
      return got.status();
    }
    v1::BatchGetVisitsResult& result = *response.add_results();
    result.set_name(request.names(i));
    if (got.ok()) {
      *result.mutable_visit() = std::move(*got->mutable_visit());
    } else {
      *result.mutable_error() = ToRpcStatus(got.status());
    }
    bytes += result.ByteSizeLong();
    if (bytes > rpc::kMaxResponseBytes) return errors::AnswerTooLarge();
  }
  return response;
}

}  // namespace waymark::query
