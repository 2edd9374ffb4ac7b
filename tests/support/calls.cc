#include "tests/support/calls.h"

namespace waymark {
namespace {

constexpr absl::Duration kCallPatience = absl::Minutes(1);
constexpr absl::Duration kBetweenTries = absl::Milliseconds(10);

}  // namespace

bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + kCallPatience;
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(kBetweenTries);
  }
  return true;
}

v1::Visit VisitSaying(std::string_view statement) {
  v1::Visit visit;
  visit.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
  visit.add_sources()->set_type(v1::SOURCE_TYPE_LETTER);
  v1::Finding& finding = *visit.add_findings();
  finding.add_themes("themes/supervision");
  finding.set_statement(std::string(statement));
  finding.set_speaker(v1::SPEAKER_INSPECTORATE);
  return visit;
}

absl::StatusOr<v1::CreateVisitResponse> CreateVisit(v1::IngestService::Stub& stub,
                                                    std::string_view parent,
                                                    std::string_view visit_id,
                                                    const v1::Visit& visit) {
  v1::CreateVisitRequest request;
  request.set_parent(std::string(parent));
  request.set_visit_id(std::string(visit_id));
  *request.mutable_visit() = visit;
  request.set_allow_probable_duplicate(true);
  return Call(stub, &v1::IngestService::Stub::CreateVisit, request);
}

absl::StatusOr<v1::GetVisitResponse> GetVisit(v1::QueryService::Stub& stub, std::string_view name,
                                              std::string_view token, absl::Duration timeout) {
  v1::GetVisitRequest request;
  request.set_name(std::string(name));
  request.mutable_read()->set_at_least_as_fresh(std::string(token));
  return Call(stub, &v1::QueryService::Stub::GetVisit, request, timeout);
}

}  // namespace waymark
