#include "ingest-service/log/group_requests.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {

using internal::v1::StoredRequest;

absl::StatusOr<CommittedVisit> AnswerAgain(const StoredRequest& request,
                                           const std::string& digest) {
  if (!request.digest().empty() && request.digest() != digest) {
    return errors::RequestIdReused(request.visit());
  }
  CommittedVisit answer{
      .name = request.visit(), .outcome = request.outcome(), .sequence = request.sequence()};
  answer.warnings.assign(request.warnings().begin(), request.warnings().end());
  answer.recalled = true;
  return answer;
}

absl::StatusOr<std::optional<CommittedVisit>> GroupRequests::Recall(const VisitWrite& write) const {
  if (write.request.id.empty() || write.validate_only) return std::nullopt;
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

absl::Status GroupRequests::ForgetContent(const internal::v1::ChangeRecord& record) {
  if (record.request_id().empty()) return absl::OkStatus();
  const Key key{record.submitter(), record.request_id()};
  WAYMARK_ASSIGN_OR_RETURN(auto request, Find(key));
  // The id may have been taken again for another write since it was forgotten.
  if (!request.has_value() || request->sequence() != record.sequence()) return absl::OkStatus();
  request->clear_digest();
  added_[key] = *std::move(request);
  return absl::OkStatus();
}

std::vector<NewRequest> GroupRequests::added() const {
  std::vector<NewRequest> requests;
  requests.reserve(added_.size());
  for (const auto& [key, stored] : added_) {
    requests.push_back({.submitter = key.first, .id = key.second, .stored = stored});
  }
  return requests;
}

absl::StatusOr<std::optional<StoredRequest>> GroupRequests::Find(const Key& key) const {
  if (const auto added = added_.find(key); added != added_.end()) return added->second;
  return store_.FindRequest(key.first, key.second);
}

}  // namespace waymark::ingest
