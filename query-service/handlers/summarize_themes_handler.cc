#include "query-service/handlers/summarize_themes_handler.h"

#include "common/status/status_macros.h"
#include "query-service/analysis/summary/themes/theme_summary.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/handlers/summary_answer.h"

namespace waymark::query {
namespace {

constexpr int kMaxSummaryThemes = 100;

}  // namespace

absl::Status SummarizeThemesHandler::Check(v1::SummarizeThemesRequest& request) const {
  RequestChecks checks(reference_);
  CheckPeerGroup(reference_, *request.mutable_peers(), checks);
  checks.Dates("from_date", request.from_date(), "to_date", request.to_date());
  checks.Each("themes", kMaxSummaryThemes, request.themes(), &RequestChecks::Theme);
  checks.Each("service_areas", kMaxSummaryThemes, request.service_areas(),
              &RequestChecks::ServiceArea);
  checks.NotNegative("max_citations", request.max_citations());
  checks.NotNegative("page_size", request.page_size());
  return checks.Result();
}

absl::StatusOr<v1::SummarizeThemesResponse> SummarizeThemesHandler::Handle(
    const View& view, v1::SummarizeThemesRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  // Whole visits, as any theme may come together with those asked for, and findings may name themes
  // that the reference data does not have.
  return AnswerSummary<ThemeSummarizer>(
      reference_, view, request, &PermittedStore::WholeVisits,
      SummaryList{&ThemesAnswer::themes, &v1::SummarizeThemesResponse::mutable_themes});
}

}  // namespace waymark::query
