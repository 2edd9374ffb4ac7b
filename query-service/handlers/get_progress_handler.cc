#include "query-service/handlers/get_progress_handler.h"

#include <memory>
#include <utility>

#include "common/model/resource_name.h"
#include "common/rpc/limits.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/findings/stored_findings.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr int kMaxProgressNames = 100;

}  // namespace

absl::Status GetProgressHandler::Check(v1::GetProgressRequest& request) const {
  RequestChecks checks(reference_);
  checks.Authority("authority", *request.mutable_authority());
  if (!request.baseline().empty()) checks.VisitName("baseline", *request.mutable_baseline());
  checks.Each("service_areas", kMaxProgressNames, request.service_areas(),
              &RequestChecks::ServiceArea);
  checks.Each("themes", kMaxProgressNames, request.themes(), &RequestChecks::Theme);
  checks.Each("measures", kMaxProgressNames, request.measures(), &RequestChecks::Measure);
  checks.Date("from_date", request.from_date());
  checks.Date("to_date", request.to_date());
  checks.KnownEnum("clock", v1::BaselineClock_IsValid(request.clock()));
  return checks.Result();
}

absl::StatusOr<ProgressAnswer> GetProgressHandler::Handle(const View& view,
                                                          v1::GetProgressRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  const std::string id = request.authority().substr(model::kAuthorities.size() + 1);
  const auto findings = std::make_shared<StoredFindings>();
  WAYMARK_ASSIGN_OR_RETURN(
      AuthorityRecord record,
      LoadAuthorityRecord(reference_, *reference_.FindAuthority(id), [&](std::string_view one) {
        return view.store->WholeVisits(one, view.at(), *findings);
      }));
  record.stored_findings = findings;
  WAYMARK_ASSIGN_OR_RETURN(ProgressAnswer answer, BuildProgress(reference_, std::move(record),
                                                                request, rpc::kMaxResponseBytes));
  answer.message.set_consistency_token(EncodeConsistencyToken(view.position));
  return answer;
}

}  // namespace waymark::query
