#include "query-service/handlers/search_findings_handler.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/data_note.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/handlers/search/search_run.h"
#include "query-service/projections/keys.h"

namespace waymark::query {
namespace {

constexpr std::size_t kFindingsPageSize = 50;
constexpr int kMaxSearchAuthorities = 200;
constexpr int kMaxSearchNames = 100;
constexpr int kMaxSearchValues = 10;
constexpr std::size_t kMaxNamesInNote = 100;
// Room for the tokens.
constexpr std::size_t kFindingsPageBytes = rpc::kMaxResponseBytes - (std::size_t{16} << 10);

bool AsksForNothing(const v1::SearchFindingsRequest& request) {
  return request.query().empty() && request.authorities().empty() && request.themes().empty() &&
         request.standings().empty() && request.directions().empty() &&
         request.speakers().empty() && request.subjects().empty() && request.cohorts().empty() &&
         request.service_areas().empty() && request.from_date().empty() &&
         request.to_date().empty() && !request.has_about_others();
}

void CheckFilters(v1::SearchFindingsRequest& request, RequestChecks& checks) {
  checks.Authorities("authorities", kMaxSearchAuthorities, *request.mutable_authorities());
  checks.Each("themes", kMaxSearchNames, request.themes(), &RequestChecks::Theme);
  checks.Enums("standings", kMaxSearchValues, request.standings(), &v1::Standing_IsValid);
  checks.Enums("directions", kMaxSearchValues, request.directions(), &v1::Direction_IsValid);
  checks.Enums("speakers", kMaxSearchValues, request.speakers(), &v1::Speaker_IsValid);
  checks.Each("subjects", kMaxSearchNames, request.subjects(), &RequestChecks::Subject);
  checks.Each("cohorts", kMaxSearchNames, request.cohorts(), &RequestChecks::Cohort);
  checks.Each("service_areas", kMaxSearchNames, request.service_areas(),
              &RequestChecks::ServiceArea);
  checks.Dates("from_date", request.from_date(), "to_date", request.to_date());
  checks.Enums("fields", kMaxSearchValues, request.fields(), &v1::SearchedField_IsValid);
  checks.NotNegative("page_size", request.page_size());
}

// Tells of authorities asked for whose predecessors are not searched.
void NotePredecessors(const reference::ReferenceData& reference,
                      const v1::SearchFindingsRequest& request,
                      v1::SearchFindingsResponse& response) {
  for (const std::string& name : request.authorities()) {
    std::vector<std::string> names = {name};
    for (const reference::Succession& succession :
         reference.PredecessorsOf(name.substr(model::kAuthorities.size() + 1))) {
      names.push_back(model::FormatSingle(model::kAuthorities, succession.predecessor));
    }
    if (names.size() == 1) continue;
    *response.add_notes() = MakeNote(
        v1::NOTE_REASON_PREDECESSORS_NOT_INCLUDED,
        "What was found at the authority's predecessors is not searched; name them to have it.",
        std::move(names), "authorities");
  }
}

std::string VisitNameOf(const std::string& position) {
  const std::string key = keys::WithSince(position, 0);
  const auto parts = keys::Split(key);
  if (!parts.has_value() || parts->ids.size() != 3) return "";
  return model::VisitName{.authority_id = std::string(parts->ids[0]),
                          .visit_id = std::string(parts->ids[2])}
      .ToString();
}

// Tells of the visits whose dates may lie outside those asked for.
void NotePossible(const HitRanking& ranking, v1::SearchFindingsResponse& response) {
  std::vector<std::string> names;
  std::size_t possible = 0;
  for (const RankedVisit& visit : ranking.visits()) {
    if (visit.certainty != v1::MATCH_CERTAINTY_POSSIBLE) continue;
    if (++possible <= kMaxNamesInNote) names.push_back(VisitNameOf(visit.position));
  }
  if (possible == 0) return;
  *response.add_notes() = MakeNote(
      v1::NOTE_REASON_POSSIBLE,
      absl::StrCat("When ", possible, possible == 1 ? " visit was" : " visits were",
                   " held is not known exactly enough to say that it lies within the dates asked "
                   "for; what they say is among the hits."),
      std::move(names), "from_date");
}

// Adds hits from number `begin` on until the page is full; returns the number of the first that is
// left, or that of all.
absl::StatusOr<std::size_t> CutPage(SearchRun& run, std::size_t begin, std::size_t max_hits,
                                    v1::SearchFindingsResponse& response) {
  const std::size_t all = run.ranking().hits().size();
  std::size_t bytes = response.ByteSizeLong();
  for (std::size_t number = begin; number < all; ++number) {
    if (static_cast<std::size_t>(response.hits_size()) == max_hits) return number;
    WAYMARK_ASSIGN_OR_RETURN(auto hit, run.Hit(number));
    if (!hit.has_value()) continue;
    bytes += hit->ByteSizeLong() + 8;
    if (bytes > kFindingsPageBytes && response.hits_size() > 0) return number;
    *response.add_hits() = *std::move(hit);
  }
  return all;
}

}  // namespace

absl::StatusOr<SearchQuery> SearchFindingsHandler::Check(v1::SearchFindingsRequest& request) const {
  RequestChecks checks(reference_);
  if (AsksForNothing(request)) {
    checks.Add("query", v1::VIOLATION_REASON_REQUIRED, "give words, or a filter besides fields");
  }
  auto query = ParseSearchQuery(request.query());
  if (!query.ok()) checks.Query("query", query.status());
  CheckFilters(request, checks);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  return query;
}

absl::StatusOr<v1::SearchFindingsResponse> SearchFindingsHandler::Handle(
    const View& view, v1::SearchFindingsRequest request) const {
  WAYMARK_ASSIGN_OR_RETURN(const SearchQuery query, Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  SearchRun run(reference_, *view.store, start.state.sequence, request, query);
  WAYMARK_RETURN_IF_ERROR(run.FindAll(bounds_));
  const HitRanking& ranking = run.ranking();
  const std::optional<std::size_t> begin = ranking.FirstAfter(start.position);
  if (!begin.has_value()) return errors::PageTokenInvalid();

  v1::SearchFindingsResponse response;
  response.set_hit_count(static_cast<int>(ranking.hits().size()));
  response.set_visit_count(static_cast<int>(ranking.visits().size()));
  run.tally().Write(reference_, response);
  NotePossible(ranking, response);
  NotePredecessors(reference_, request, response);
  WAYMARK_ASSIGN_OR_RETURN(
      const std::size_t next,
      CutPage(run, *begin, PageSize(request.page_size(), kFindingsPageSize), response));
  if (next < ranking.hits().size()) {
    response.set_next_page_token(MakePageToken(
        {.state = start.state, .position = ranking.PositionOf(ranking.hits()[next - 1])}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
