#include "query-service/handlers/summarize_episodes_handler.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/analysis/summary/episodes/episode_summary.h"
#include "query-service/handlers/list_page.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kEpisodesPageSize = 100;
constexpr int kMaxEnds = 10;

void CheckEnds(const v1::SummarizeEpisodesRequest& request, RequestChecks& checks) {
  checks.AtMost("ends", request.ends_size(), kMaxEnds);
  for (int i = 0; i < request.ends_size() && i < kMaxEnds; ++i) {
    checks.KnownEnum(
        absl::StrCat("ends[", i, "]"),
        v1::EpisodeEnd_IsValid(request.ends(i)) && request.ends(i) != v1::EPISODE_END_UNSPECIFIED);
  }
}

// One authority at a time.
absl::Status AddAll(const reference::ReferenceData& reference, const View& view, std::uint64_t at,
                    const v1::SummarizeEpisodesRequest& request, EpisodeSummarizer& summarizer) {
  WAYMARK_ASSIGN_OR_RETURN(const auto recorded, view.store->RecordedAuthorities(at));
  for (const reference::Authority* authority :
       CandidateAuthorities(reference, request.peers(), recorded, ReadDate(request.to_date()))) {
    AuthorityRecord record{.authority = authority, .visits = {}};
    WAYMARK_ASSIGN_OR_RETURN(record.visits, view.store->Timeline(authority->id, at));
    summarizer.Add(std::move(record));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status SummarizeEpisodesHandler::Check(v1::SummarizeEpisodesRequest& request) const {
  RequestChecks checks(reference_);
  CheckPeerGroup(reference_, *request.mutable_peers(), checks);
  if (!request.judgement_area().empty()) {
    checks.Word("judgement_area", request.judgement_area(), ComparedAreas(reference_));
  }
  checks.Date("to_date", request.to_date());
  CheckEnds(request, checks);
  checks.NotNegative("page_size", request.page_size());
  return checks.Result();
}

absl::StatusOr<v1::SummarizeEpisodesResponse> SummarizeEpisodesHandler::Handle(
    const View& view, v1::SummarizeEpisodesRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  WAYMARK_ASSIGN_OR_RETURN(const std::size_t begin, PlaceOf(start.position));

  EpisodeSummarizer summarizer(reference_, request);
  WAYMARK_RETURN_IF_ERROR(AddAll(reference_, view, start.state.sequence, request, summarizer));
  EpisodesAnswer answer = summarizer.Finish();

  const std::size_t all = answer.cases.size();
  v1::SummarizeEpisodesResponse response = std::move(answer.whole);
  const std::size_t next =
      CutPage(std::move(answer.cases), begin, PageSize(request.page_size(), kEpisodesPageSize),
              response.ByteSizeLong(), *response.mutable_cases());
  if (next < all) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(next)}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
