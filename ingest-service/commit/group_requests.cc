#include "ingest-service/commit/group_requests.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {

using internal::v1::StoredRequest;

absl::StatusOr<CommittedVisit> AnswerAgain(const StoredRequest& request,
                                           const std::string& digest) {
  // What it wrote may be erased: nothing is left then to hold the content against.
  if (request.digest() != digest) {
    return errors::RequestIdReused(request.visit());
  }
  CommittedVisit answer{
      .name = request.visit(), .outcome = request.outcome(), .sequence = request.sequence()};
  answer.warnings.assign(request.warnings().begin(), request.warnings().end());
  answer.recalled = true;
  return answer;
}

absl::StatusOr<std::optional<CommittedVisit>> GroupRequests::Recall(const VisitWrite& write) const {
  if (write.request.id.empty()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(const auto request, Find({write.submitter, write.request.id}));
  if (!request.has_value()) return std::nullopt;
  return AnswerAgain(*request, write.request.digest);
}

void GroupRequests::Remember(const VisitWrite& write, const CommittedVisit& committed,
                             std::int64_t commit_time_micros) {
  if (write.request.id.empty() || write.validate_only) return;
  StoredRequest& request = added_[{write.submitter, write.request.id}];
  request.set_digest(write.request.digest);
  request.set_sequence(committed.sequence);
  request.set_outcome(committed.outcome);
  for (const v1::Warning& warning : committed.warnings) *request.add_warnings() = warning;
  request.set_commit_time_micros(commit_time_micros);
  request.set_visit(write.name.ToString());
}

absl::Status GroupRequests::ForgetContent(std::uint64_t sequence) {
  WAYMARK_ASSIGN_OR_RETURN(const auto requests, store_.RequestsAnsweredBy(sequence));
  for (const NewRequest& request : requests)
    added_[{request.submitter, request.id}] = request.stored;
  for (auto& [key, stored] : added_) {
    if (stored.sequence() == sequence) stored.clear_digest();
  }
  return absl::OkStatus();
}

std::vector<NewRequest> GroupRequests::TakeAdded() {
  std::vector<NewRequest> requests;
  requests.reserve(added_.size());
  for (auto& [key, stored] : added_) {
    requests.push_back({.submitter = key.first, .id = key.second, .stored = std::move(stored)});
  }
  return requests;
}

absl::StatusOr<std::optional<StoredRequest>> GroupRequests::Find(const Key& key) const {
  if (const auto added = added_.find(key); added != added_.end()) return added->second;
  return store_.FindRequest(key.first, key.second);
}

}  // namespace waymark::ingest
