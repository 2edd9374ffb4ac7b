#include "query-service/handlers/summarize_themes_handler.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/analysis/summary/themes/theme_summary.h"
#include "query-service/handlers/list_page.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kThemesPageSize = 100;
constexpr int kMaxSummaryThemes = 100;

// A period that holds no day is a slip of the caller, not a question.
void CheckOrder(const v1::SummarizeThemesRequest& request, RequestChecks& checks) {
  const auto from = ReadDate(request.from_date());
  const auto to = ReadDate(request.to_date());
  if (!from.has_value() || !to.has_value()) return;
  if (!from->first().has_value() || !to->last().has_value() || *from->first() <= *to->last()) {
    return;
  }
  checks.Add("to_date", v1::VIOLATION_REASON_END_BEFORE_START, "lies before from_date");
}

// Whole visits, as any theme may come together with those asked for, and findings may name themes
// that the reference data does not have. One authority at a time.
absl::Status AddAll(const reference::ReferenceData& reference, const View& view, std::uint64_t at,
                    const v1::SummarizeThemesRequest& request, ThemeSummarizer& summarizer) {
  WAYMARK_ASSIGN_OR_RETURN(const auto recorded, view.store->RecordedAuthorities(at));
  for (const reference::Authority* authority :
       CandidateAuthorities(reference, request.peers(), recorded, ReadDate(request.to_date()))) {
    AuthorityRecord record{.authority = authority, .visits = {}};
    WAYMARK_ASSIGN_OR_RETURN(record.visits, view.store->WholeVisits(authority->id, at));
    summarizer.Add(std::move(record));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status SummarizeThemesHandler::Check(v1::SummarizeThemesRequest& request) const {
  RequestChecks checks(reference_);
  CheckPeerGroup(reference_, *request.mutable_peers(), checks);
  checks.Date("from_date", request.from_date());
  checks.Date("to_date", request.to_date());
  CheckOrder(request, checks);
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
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  WAYMARK_ASSIGN_OR_RETURN(const std::size_t begin, PlaceOf(start.position));

  ThemeSummarizer summarizer(reference_, request);
  WAYMARK_RETURN_IF_ERROR(AddAll(reference_, view, start.state.sequence, request, summarizer));
  ThemesAnswer answer = summarizer.Finish();

  const std::size_t all = answer.themes.size();
  v1::SummarizeThemesResponse response = std::move(answer.whole);
  const std::size_t next =
      CutPage(std::move(answer.themes), begin, PageSize(request.page_size(), kThemesPageSize),
              response.ByteSizeLong(), *response.mutable_themes());
  if (next < all) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(next)}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
