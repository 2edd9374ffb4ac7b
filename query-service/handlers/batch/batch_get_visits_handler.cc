#include "query-service/handlers/batch/batch_get_visits_handler.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/get_visit_handler.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr int kMaxBatchNames = 100;
// Of each the bytes are held until it is answered, 1 MiB at most: for so many at once.
constexpr int kReadTogether = 20;

// A name that is a visit's, and where it is answered.
struct Found {
  std::string name;
  v1::BatchGetVisitsResult* result;
};

// A fault of ours is no answer to one name.
absl::Status AddError(const absl::Status& error, v1::BatchGetVisitsResult& result) {
  if (errors::ReasonOf(error) == v1::ERROR_REASON_UNSPECIFIED) return error;
  *result.mutable_error() = ToRpcStatus(error);
  return absl::OkStatus();
}

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

absl::StatusOr<WantedRevision> BatchGetVisitsHandler::Find(const View& view, int index,
                                                           std::string& name) const {
  RequestChecks checks(reference_);
  checks.VisitName(absl::StrCat("names[", index, "]"), name);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  return FindRevision(view, name, /*revision=*/0);
}

absl::Status BatchGetVisitsHandler::AddResults(const View& view,
                                               const v1::BatchGetVisitsRequest& request, int first,
                                               int end,
                                               v1::BatchGetVisitsResponse& response) const {
  std::size_t bytes = response.ByteSizeLong();
  std::vector<Found> found;
  std::vector<WantedRevision> wanted;
  for (int i = first; i < end; ++i) {
    v1::BatchGetVisitsResult& result = *response.add_results();
    result.set_name(request.names(i));
    std::string name = request.names(i);
    auto revision = Find(view, i, name);
    if (revision.ok()) {
      found.push_back({std::move(name), &result});
      wanted.push_back(*std::move(revision));
    } else {
      WAYMARK_RETURN_IF_ERROR(AddError(revision.status(), result));
    }
  }
  absl::Status status;
  auto next = found.begin();
  WAYMARK_RETURN_IF_ERROR(view.store->ReadRevisions(wanted, [&](HeldRevision held) {
    const auto& [name, result] = *next++;
    auto visit = VisitOf(std::move(held), name, request.view());
    if (visit.ok()) {
      *result->mutable_visit() = *std::move(visit);
    } else {
      status = AddError(visit.status(), *result);
    }
    bytes += result->ByteSizeLong();
    if (bytes > rpc::kMaxResponseBytes) status = errors::AnswerTooLarge();
    return status.ok();
  }));
  return status;
}

absl::StatusOr<v1::BatchGetVisitsResponse> BatchGetVisitsHandler::Handle(
    const View& view, const v1::BatchGetVisitsRequest& request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  v1::BatchGetVisitsResponse response;
  response.set_consistency_token(EncodeConsistencyToken(view.position));
  const int names = request.names_size();
  for (int first = 0; first < names; first += kReadTogether) {
    const int end = std::min(first + kReadTogether, names);
    WAYMARK_RETURN_IF_ERROR(AddResults(view, request, first, end, response));
  }
  return response;
}

}  // namespace waymark::query
