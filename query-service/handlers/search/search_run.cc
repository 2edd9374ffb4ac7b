#include "query-service/handlers/search/search_run.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/projections/keys.h"

namespace waymark::query {
namespace {

template <typename List>
void AddGroup(const List& names, SoughtTerms& sought) {
  if (!names.empty()) sought.groups.emplace_back(names.begin(), names.end());
}

SoughtTerms TermsOf(const v1::SearchFindingsRequest& request, const SearchQuery& query) {
  SoughtTerms sought;
  for (const std::string& word : query.DistinctWords()) sought.groups.push_back({word});
  AddGroup(request.themes(), sought);
  AddGroup(request.subjects(), sought);
  AddGroup(request.cohorts(), sought);
  return sought;
}

// The day in a place's position; empty for an undated visit.
std::string DayIn(const std::string& position) {
  const std::size_t begin = position.find('\0') + 1;
  const std::string day = position.substr(begin, position.find('\0', begin) - begin);
  return day == keys::kUndated ? std::string() : day;
}

}  // namespace

absl::Status SearchRun::FindAll(const SearchBounds& bounds) {
  left_ = bounds;
  SoughtTerms sought = TermsOf(request_, query_);
  std::set<std::string> authorities(request_.authorities().begin(), request_.authorities().end());
  if (authorities.empty()) authorities.insert("");
  for (const std::string& authority : authorities) {
    sought.authority = authority.empty() ? "" : authority.substr(model::kAuthorities.size() + 1);
    absl::Status searched;
    WAYMARK_RETURN_IF_ERROR(
        store_.WalkHolding(sought, at_, left_.places, [this, &searched](const VisitPlace& place) {
          searched = Search(place);
          return searched.ok();
        }));
    WAYMARK_RETURN_IF_ERROR(searched);
    if (left_.places == 0) return errors::SearchTooBroad();
  }
  ranking_.Sort();
  return absl::OkStatus();
}

absl::StatusOr<std::optional<v1::Visit>> SearchRun::Read(const VisitPlace& place,
                                                         v1::MatchCertainty& certainty) {
  WAYMARK_ASSIGN_OR_RETURN(auto visit, store_.VisitAt(place));
  if (!visit.has_value() || visit->deleted()) return std::nullopt;
  DatedVisit dated = ReadDates(*std::move(visit));
  const model::DayFilter days =
      model::FilterOf(ReadDate(request_.from_date()), ReadDate(request_.to_date()));
  const model::Membership membership = MembershipOf(dated, days);
  if (membership == model::Membership::kOutside) return std::nullopt;
  certainty = membership == model::Membership::kCertain ? v1::MATCH_CERTAINTY_CERTAIN
                                                        : v1::MATCH_CERTAINTY_POSSIBLE;
  if (left_.visits == 0 || left_.bytes == 0) return errors::SearchTooBroad();
  --left_.visits;
  WAYMARK_ASSIGN_OR_RETURN(const bool there, store_.AddDetails(place, dated.visit));
  if (!there) return std::nullopt;
  left_.bytes -= std::min(left_.bytes, dated.visit.ByteSizeLong());
  return std::move(dated.visit);
}

absl::Status SearchRun::Search(const VisitPlace& place) {
  if (left_.dated == 0) return errors::SearchTooBroad();
  --left_.dated;
  auto certainty = v1::MATCH_CERTAINTY_UNSPECIFIED;
  WAYMARK_ASSIGN_OR_RETURN(const auto visit, Read(place, certainty));
  if (!visit.has_value()) return absl::OkStatus();
  const std::vector<FoundText> found = SearchVisit(reference_, *visit, query_, request_);
  if (found.empty()) return absl::OkStatus();
  ranking_.AddVisit({.day = DayIn(place.position),
                     .position = place.position,
                     .since = place.since,
                     .certainty = certainty});
  for (const FoundText& text : found) {
    tally_.Add(text.traits);
    ranking_.AddHit(static_cast<int>(text.stretches.size()), text.text.kind, text.text.index);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<v1::SearchHit>> SearchRun::Hit(std::size_t number) {
  const RankedHit& hit = ranking_.hits()[number];
  const RankedVisit& ranked = ranking_.VisitOf(hit);
  const VisitPlace place{.position = ranked.position, .since = ranked.since};
  WAYMARK_ASSIGN_OR_RETURN(auto visit, store_.VisitAt(place));
  if (!visit.has_value()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(const bool there, store_.AddDetails(place, *visit));
  if (!there) return std::nullopt;
  for (const SearchedText& text : SearchedTextsOf(*visit)) {
    if (text.kind != hit.kind || text.index != hit.index) continue;
    auto stretches = FindPhrases(*text.text, query_);
    if (!stretches.has_value()) break;
    return MakeHit(*visit, {text, TraitsOf(*visit, text), *std::move(stretches)}, ranked.certainty);
  }
  return absl::DataLossError("a visit has other words than it was found by");
}

}  // namespace waymark::query
