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

absl::StatusOr<model::VisitName> BatchGetVisitsHandler::NameAt(
    const v1::BatchGetVisitsRequest& request, int index) const {
  std::string name = request.names(index);
  RequestChecks checks(reference_);
  checks.VisitName(absl::StrCat("names[", index, "]"), name);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  return model::VisitName::Parse(name);
}

absl::Status BatchGetVisitsHandler::AddResults(const View& view,
                                               const v1::BatchGetVisitsRequest& request, int first,
                                               int end,
                                               v1::BatchGetVisitsResponse& response) const {
  std::size_t bytes = response.ByteSizeLong();
  std::vector<model::VisitName> names;
  std::vector<v1::BatchGetVisitsResult*> named;
  for (int i = first; i < end; ++i) {
    v1::BatchGetVisitsResult& result = *response.add_results();
    result.set_name(request.names(i));
    auto name = NameAt(request, i);
    if (name.ok()) {
      names.push_back(*std::move(name));
      named.push_back(&result);
    } else {
      WAYMARK_RETURN_IF_ERROR(AddError(name.status(), result));
    }
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto places, view.store->FindRevisionsOfEach(names, view.at()));
  std::vector<WantedRevision> wanted;
  std::vector<v1::BatchGetVisitsResult*> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (places[i].empty()) {
      WAYMARK_RETURN_IF_ERROR(AddError(errors::VisitNotFound(names[i].ToString()), *named[i]));
    } else {
      wanted.push_back({.name = std::move(names[i]), .since = places[i].back().since});
      found.push_back(named[i]);
    }
  }
  absl::Status status;
  std::size_t next = 0;
  WAYMARK_RETURN_IF_ERROR(view.store->ReadRevisions(wanted, [&](HeldRevision held) {
    v1::BatchGetVisitsResult& result = *found[next];
    auto visit = VisitOf(std::move(held), wanted[next].name.ToString(), request.view());
    ++next;
    if (visit.ok()) {
      *result.mutable_visit() = *std::move(visit);
    } else {
      status = AddError(visit.status(), result);
    }
    bytes += result.ByteSizeLong();
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
