#include "query-service/handlers/compare_authorities_handler.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/model/partial_date.h"
#include "common/model/resource_name.h"
#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/comparison.h"
#include "query-service/analysis/measure_doubt.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/peer_group_checks.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kDefaultPageSize = 200;
// Room for the notes and the token.
constexpr std::size_t kPageBytes = rpc::kMaxResponseBytes - (std::size_t{512} << 10);

void CheckSubject(const v1::CompareAuthoritiesRequest& request, RequestChecks& checks) {
  switch (request.subject_case()) {
    case v1::CompareAuthoritiesRequest::kMeasure:
      checks.Measure("measure.measure", request.measure().measure());
      if (!request.measure().cohort().empty()) {
        checks.Cohort("measure.cohort", request.measure().cohort());
      }
      checks.KnownEnum("measure.basis", v1::SeriesBasis_IsValid(request.measure().basis()));
      break;
    case v1::CompareAuthoritiesRequest::kTheme:
      checks.Theme("theme.theme", request.theme().theme());
      if (!request.theme().service_area().empty()) {
        checks.ServiceArea("theme.service_area", request.theme().service_area());
      }
      break;
    case v1::CompareAuthoritiesRequest::SUBJECT_NOT_SET:
      checks.Add("subject", v1::VIOLATION_REASON_REQUIRED,
                 "say what is compared: set measure or theme");
      break;
  }
}

std::string IdIn(std::string_view collection, const std::string& name) {
  return name.substr(collection.size() + 1);
}

// What must be loaded to compare: the theme; the measure and the one that counts the rest, which
// says why there is nothing else.
std::vector<std::string> SubjectIds(const reference::ReferenceData& reference,
                                    const v1::CompareAuthoritiesRequest& request) {
  if (request.has_theme()) return {IdIn(model::kThemes, request.theme().theme())};
  const std::string& measure = request.measure().measure();
  std::vector<std::string> ids = {IdIn(model::kMeasures, measure)};
  const std::string complement = ComplementOf(reference, measure);
  if (!complement.empty()) ids.push_back(IdIn(model::kMeasures, complement));
  return ids;
}

// One page of a comparison: rows first, exclusions after. A piece that alone is larger than a page
// stands on a page of its own.
void CutPage(Comparison comparison, std::size_t begin, std::size_t max_pieces,
             v1::CompareAuthoritiesResponse& response, std::size_t& next) {
  const std::size_t rows = comparison.rows.size();
  const std::size_t all = rows + comparison.excluded.size();
  std::size_t bytes = 0;
  for (next = begin; next < all && next < begin + max_pieces; ++next) {
    bytes += next < rows ? comparison.rows[next].ByteSizeLong()
                         : comparison.excluded[next - rows].ByteSizeLong();
    if (bytes > kPageBytes && next > begin) return;
    if (next < rows) {
      *response.add_rows() = std::move(comparison.rows[next]);
    } else {
      *response.add_excluded() = std::move(comparison.excluded[next - rows]);
    }
  }
}

}  // namespace

absl::Status CompareAuthoritiesHandler::Check(v1::CompareAuthoritiesRequest& request) const {
  RequestChecks checks(reference_);
  CheckPeerGroup(reference_, *request.mutable_peers(), checks);
  CheckSubject(request, checks);
  if (request.has_as_of_date() && request.as_of_date().empty()) {
    checks.Add("as_of_date", v1::VIOLATION_REASON_REQUIRED,
               "give a date, or leave the alignment out for the latest known");
  }
  checks.Date("as_of_date", request.as_of_date());
  checks.NotNegative("page_size", request.page_size());
  return checks.Result();
}

absl::StatusOr<std::vector<AuthorityRecord>> CompareAuthoritiesHandler::Load(
    const View& view, std::uint64_t at, const v1::CompareAuthoritiesRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto recorded, view.store->RecordedAuthorities(at));
  std::optional<model::PartialDate> as_of;
  if (request.has_as_of_date()) {
    WAYMARK_ASSIGN_OR_RETURN(as_of, model::PartialDate::Parse(request.as_of_date()));
  }
  const std::vector<std::string> ids = SubjectIds(reference_, request);
  std::vector<AuthorityRecord> records;
  for (const reference::Authority* authority :
       CandidateAuthorities(reference_, request.peers(), recorded, as_of)) {
    AuthorityRecord& record = records.emplace_back(AuthorityRecord{authority, {}});
    auto visits = request.has_theme() ? view.store->VisitsWithThemes(authority->id, ids, at)
                                      : view.store->VisitsWithMeasures(authority->id, ids, at);
    WAYMARK_ASSIGN_OR_RETURN(record.visits, std::move(visits));
  }
  return records;
}

absl::StatusOr<v1::CompareAuthoritiesResponse> CompareAuthoritiesHandler::Handle(
    const View& view, v1::CompareAuthoritiesRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  std::size_t begin = 0;
  if (!start.position.empty() && !absl::SimpleAtoi(start.position, &begin)) {
    return errors::PageTokenInvalid();
  }
  WAYMARK_ASSIGN_OR_RETURN(auto records, Load(view, start.state.sequence, request));
  Comparison comparison = BuildComparison(reference_, std::move(records), request);

  v1::CompareAuthoritiesResponse response;
  const std::size_t all = comparison.rows.size() + comparison.excluded.size();
  response.set_group_size(static_cast<int>(all));
  response.set_row_count(static_cast<int>(comparison.rows.size()));
  for (const v1::DataNote& note : comparison.notes) *response.add_notes() = note;
  std::size_t next = begin;
  CutPage(std::move(comparison), begin, PageSize(request.page_size(), kDefaultPageSize), response,
          next);
  if (next < all) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(next)}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
