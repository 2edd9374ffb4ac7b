#include "query-service/handlers/compare_authorities_handler.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/comparison/comparison.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/measure/measure_doubt.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/handlers/caller_visibility.h"
#include "query-service/handlers/comparison_checks.h"
#include "query-service/handlers/comparison_page.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kComparisonPageSize = 200;

std::string IdIn(std::string_view collection, const std::string& name) {
  return name.substr(collection.size() + 1);
}

// The measure and the one that counts the rest, which says why there is nothing else.
std::vector<std::string> MeasureIds(const reference::ReferenceData& reference,
                                    const std::string& measure) {
  std::vector<std::string> ids = {IdIn(model::kMeasures, measure)};
  const std::string complement = ComplementOf(reference, measure);
  if (!complement.empty()) ids.push_back(IdIn(model::kMeasures, complement));
  return ids;
}

// As much of an authority's visits as the subject rests on. Judgements and statements on progress
// stand in the timeline; recommendations are details.
absl::StatusOr<std::vector<v1::Visit>> ReadVisits(const reference::ReferenceData& reference,
                                                  const PermittedStore& store,
                                                  std::string_view authority, std::uint64_t at,
                                                  const v1::CompareAuthoritiesRequest& request) {
  switch (request.subject_case()) {
    case v1::CompareAuthoritiesRequest::kTheme:
      return store.VisitsWithThemes(authority, {IdIn(model::kThemes, request.theme().theme())}, at);
    case v1::CompareAuthoritiesRequest::kMeasure:
      return store.VisitsWithMeasures(authority, MeasureIds(reference, request.measure().measure()),
                                      at);
    case v1::CompareAuthoritiesRequest::kRecommendations:
      return store.WholeVisits(authority, at);
    default:
      return store.Timeline(authority, at);
  }
}

// What it holds in memory, about.
std::size_t BytesOf(const SharedMember& member) {
  if (member == nullptr) return 0;
  return sizeof(ComparedMember) + member->bytes.capacity() +
         (member->row.has_value() ? member->row->row.SpaceUsedLong()
                                  : member->exclusion.SpaceUsedLong());
}

}  // namespace

absl::Status CompareAuthoritiesHandler::Check(v1::CompareAuthoritiesRequest& request) const {
  RequestChecks checks(reference_);
  CheckComparison(reference_, request, checks);
  return checks.Result();
}

absl::StatusOr<SharedMember> CompareAuthoritiesHandler::ComputeOne(
    const reference::Authority& authority, const PermittedStore& store, std::uint64_t at,
    const v1::CompareAuthoritiesRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(AuthorityRecord record,
                           LoadWhatCounts(reference_, authority, ReadDate(request.as_of_date()),
                                          [&](std::string_view one) {
                                            return ReadVisits(reference_, store, one, at, request);
                                          }));
  SharedMember member = CompareMember(reference_, std::move(record), request);
  if (member != nullptr && HidesWhetherVisited(store.visibility(), member->exclusion)) {
    return ExcludedMember(NotPublished(member->exclusion));
  }
  return member;
}

absl::StatusOr<SharedMember> CompareAuthoritiesHandler::CompareOne(
    const reference::Authority& authority, const PermittedStore& store, std::uint64_t at,
    const v1::CompareAuthoritiesRequest& request, const std::string& key) const {
  if (members_ == nullptr || !members_->keeps_any()) {
    return ComputeOne(authority, store, at, request);
  }
  std::string own_key = absl::StrCat(authority.id, key);
  auto kept = members_->Find(own_key, store.changes().get(), at);
  if (kept == nullptr) {
    ReadTrace reads(store.changes());
    WAYMARK_ASSIGN_OR_RETURN(SharedMember member,
                             ComputeOne(authority, store.NotingIn(reads), at, request));
    const std::size_t bytes = BytesOf(member);
    kept = members_->Put(
        std::move(own_key),
        {.value = std::move(member), .rests_on = std::move(reads), .computed_at = at}, bytes);
  }
  store.NoteReads(kept->rests_on);
  return kept->value;
}

absl::StatusOr<std::vector<SharedMember>> CompareAuthoritiesHandler::CompareEach(
    const View& view, std::uint64_t at, const v1::CompareAuthoritiesRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(
      const auto candidates,
      CandidateAuthorities(
          reference_, request.peers(), ReadDate(request.as_of_date()),
          [&](std::string_view authority) { return view.store->HasVisits(authority, at); }));
  const std::string key = absl::StrCat("\n", view.store->visibility().Text(), "\n",
                                       MemberRequest(request).SerializeAsString());
  std::vector<SharedMember> members;
  members.reserve(candidates.size());
  for (const reference::Authority* authority : candidates) {
    WAYMARK_ASSIGN_OR_RETURN(SharedMember member,
                             CompareOne(*authority, *view.store, at, request, key));
    if (member != nullptr) members.push_back(std::move(member));
  }
  return members;
}

absl::StatusOr<WireAnswer> CompareAuthoritiesHandler::Handle(
    const View& view, v1::CompareAuthoritiesRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  std::size_t begin = 0;
  if (!start.position.empty() && !absl::SimpleAtoi(start.position, &begin)) {
    return errors::PageTokenInvalid();
  }
  WAYMARK_ASSIGN_OR_RETURN(auto members, CompareEach(view, start.state.sequence, request));
  Comparison comparison = CompareMembers(reference_, std::move(members), request);

  ComparisonPage page(comparison, begin, PageSize(request.page_size(), kComparisonPageSize));
  v1::CompareAuthoritiesResponse rest;
  rest.set_group_size(static_cast<int>(comparison.rows.size() + comparison.excluded.size()));
  rest.set_row_count(static_cast<int>(comparison.rows.size()));
  for (v1::DataNote& note : comparison.notes) *rest.add_notes() = std::move(note);
  if (request.has_measure()) *rest.mutable_statistics() = comparison.statistics;
  if (page.has_next()) {
    rest.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(page.end())}, request));
  }
  return WireAnswer{.bytes = page.Write(rest),
                    .consistency_token = EncodeConsistencyToken(start.state),
                    .names_state = page.has_next()};
}

}  // namespace waymark::query
