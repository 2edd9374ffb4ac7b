#include "tests/model/answered_requests.h"

#include "absl/strings/ascii.h"

namespace waymark::ingest::trial {

void AnsweredRequests::Remember(const Step& step, AnsweredRequest request) {
  if (step.request_id.empty()) return;
  requests_[KeyOf(step.submitter, step.request_id)] = std::move(request);
}

void AnsweredRequests::EraseContent(const model::VisitName& name, std::int64_t revision) {
  for (auto& [key, request] : requests_) {
    if (request.name == name && request.revision == revision) request.content_erased = true;
  }
}

AnsweredRequests::Key AnsweredRequests::KeyOf(const std::string& submitter,
                                              const std::string& request_id) {
  return {submitter, absl::AsciiStrToLower(request_id)};
}

}  // namespace waymark::ingest::trial
