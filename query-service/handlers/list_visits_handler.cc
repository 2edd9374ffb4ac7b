#include "query-service/handlers/list_visits_handler.h"

#include <string>
#include <string_view>
#include <utility>

#include "common/model/resource_name.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/analysis/visit_list/visit_filter.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/handlers/visit_list/list_position.h"
#include "query-service/handlers/visit_list/listed_authorities.h"
#include "query-service/handlers/visit_list/visit_list_page.h"

namespace waymark::query {
namespace {

constexpr std::size_t kVisitsPageSize = 100;
constexpr int kMaxTypes = 20;
constexpr int kMaxVisitFilterNames = 100;
constexpr int kMaxVisitFilterValues = 10;
constexpr int kMaxNumber = 100;
constexpr std::string_view kAnyAuthority = "authorities/-";

void CheckNumber(const v1::ListVisitsRequest& request, RequestChecks& checks) {
  if (request.number() < 0 || request.number() > kMaxNumber) {
    checks.Add("number", v1::VIOLATION_REASON_OUT_OF_RANGE, "give 1 to 100, or 0 for any");
  }
  checks.KnownEnum("counted_from", v1::CountedFrom_IsValid(request.counted_from()));
  if (request.counted_from() != v1::COUNTED_FROM_UNSPECIFIED && request.number() == 0) {
    checks.Add("counted_from", v1::VIOLATION_REASON_CONTRADICTION,
               "says what the number counts from; give number too");
  }
}

// What the phrase asks for; empty where it has faults, which are added.
SearchQuery CheckPhrase(const v1::ListVisitsRequest& request, RequestChecks& checks) {
  auto phrase = ParseSearchQuery(request.phrase());
  if (phrase.ok()) return *std::move(phrase);
  checks.Query("phrase", phrase.status());
  return {};
}

// The first authority to look at; PAGE_TOKEN_INVALID where the token's is none of the list's.
absl::StatusOr<std::size_t> FirstOf(const ListedAuthorities& listed, const ListPosition& position) {
  if (position.after.empty()) return 0;
  for (std::size_t i = 0; i < listed.authorities.size(); ++i) {
    const std::string& id = listed.authorities[i].id;
    if (id.empty() || id == position.AuthorityId()) return i;
  }
  return errors::PageTokenInvalid();
}

}  // namespace

absl::StatusOr<SearchQuery> ListVisitsHandler::Check(v1::ListVisitsRequest& request) const {
  RequestChecks checks(reference_);
  if (request.parent() != kAnyAuthority) checks.Authority("parent", *request.mutable_parent());
  checks.Enums("types", kMaxTypes, request.types(), &v1::VisitType_IsValid);
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  checks.NotNegative("page_size", request.page_size());
  checks.Each("service_areas", kMaxVisitFilterNames, request.service_areas(),
              &RequestChecks::ServiceArea);
  checks.Each("themes", kMaxVisitFilterNames, request.themes(), &RequestChecks::Theme);
  checks.Each("cohorts", kMaxVisitFilterNames, request.cohorts(), &RequestChecks::Cohort);
  checks.Dates("from_date", request.from_date(), "to_date", request.to_date());
  checks.Dates("published_from_date", request.published_from_date(), "published_to_date",
               request.published_to_date());
  checks.Enums("statuses", kMaxVisitFilterValues, request.statuses(), &v1::VisitStatus_IsValid);
  CheckNumber(request, checks);
  SearchQuery phrase = CheckPhrase(request, checks);
  checks.Enums("ratings", kMaxVisitFilterValues, request.ratings(), &v1::ProgressRating_IsValid);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  return phrase;
}

absl::StatusOr<v1::ListVisitsResponse> ListVisitsHandler::Handle(
    const View& view, v1::ListVisitsRequest request) const {
  WAYMARK_ASSIGN_OR_RETURN(const SearchQuery phrase, Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));

  ListedAuthorities listed{.authorities = {ListedAuthority()}, .notes = {}};
  if (request.parent() != kAnyAuthority) {
    WAYMARK_ASSIGN_OR_RETURN(listed,
                             AuthoritiesOf(reference_, *view.store,
                                           request.parent().substr(model::kAuthorities.size() + 1),
                                           start.state.sequence));
  }
  const ListPosition position = ListPosition::Parse(start.position);
  WAYMARK_ASSIGN_OR_RETURN(const std::size_t first, FirstOf(listed, position));
  const VisitFilter filter(reference_, request, phrase);
  VisitListPage page(reference_, *view.store, start.state.sequence, filter,
                     {.whole = request.view() == v1::VISIT_VIEW_FULL,
                      .max_visits = PageSize(request.page_size(), kVisitsPageSize),
                      .max_looked_at = max_looked_at_});
  WAYMARK_RETURN_IF_ERROR(page.Fill(listed, first, position));

  v1::ListVisitsResponse response = std::move(page.response());
  if (start.position.empty()) {
    for (v1::DataNote& note : listed.notes) *response.add_notes() = std::move(note);
  }
  if (!page.next().empty()) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = page.next()}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
