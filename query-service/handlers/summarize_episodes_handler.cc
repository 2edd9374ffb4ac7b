#include "query-service/handlers/summarize_episodes_handler.h"

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "query-service/analysis/summary/episodes/episode_summary.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/handlers/summary_answer.h"

namespace waymark::query {
namespace {

constexpr int kMaxEnds = 10;

void CheckEnds(const v1::SummarizeEpisodesRequest& request, RequestChecks& checks) {
  checks.AtMost("ends", request.ends_size(), kMaxEnds);
  for (int i = 0; i < request.ends_size() && i < kMaxEnds; ++i) {
    checks.KnownEnum(
        absl::StrCat("ends[", i, "]"),
        v1::EpisodeEnd_IsValid(request.ends(i)) && request.ends(i) != v1::EPISODE_END_UNSPECIFIED);
  }
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
  return AnswerSummary<EpisodeSummarizer>(
      reference_, view, request, &PermittedStore::Timeline,
      SummaryList{&EpisodesAnswer::cases, &v1::SummarizeEpisodesResponse::mutable_cases});
}

}  // namespace waymark::query
