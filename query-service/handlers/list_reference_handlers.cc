#include "query-service/handlers/list_reference_handlers.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"

#include "common/model/resource_name.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kReferencePageSize = 100;
constexpr int kMaxFilter = 20;

using Words = google::protobuf::RepeatedPtrField<std::string>;

bool Wanted(const Words& filter, const std::string& value) {
  return filter.empty() || std::find(filter.begin(), filter.end(), value) != filter.end();
}

void CheckWords(std::string_view field, const Words& words, const std::vector<std::string>& known,
                RequestChecks& checks) {
  checks.AtMost(field, words.size(), kMaxFilter);
  for (int i = 0; i < words.size() && i < kMaxFilter; ++i) {
    checks.Word(absl::StrCat(std::string(field), "[", i, "]"), words[i], known);
  }
}

std::vector<std::string> Strings(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

std::vector<std::string> ThemeGroups(const reference::ReferenceData& reference) {
  std::vector<std::string> groups;
  for (const reference::Theme& theme : reference.themes()) {
    if (std::find(groups.begin(), groups.end(), theme.group) == groups.end()) {
      groups.push_back(theme.group);
    }
  }
  return groups;
}

// Adds the page of `entries` that the request asks for, and its token, to the response. `add` puts
// one entry in.
template <typename Request, typename Response, typename Record, typename Add>
absl::Status AddPage(const Request& request, const std::vector<const Record*>& entries, Add add,
                     Response& response) {
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, LogPosition{}));
  std::size_t next = 0;
  if (!start.position.empty() && !absl::SimpleAtoi(start.position, &next)) {
    return errors::PageTokenInvalid();
  }
  const std::size_t end =
      std::min(entries.size(), next + PageSize(request.page_size(), kReferencePageSize));
  for (; next < end; ++next) add(*entries[next]);
  if (next < entries.size()) {
    response.set_next_page_token(
        MakePageToken({.state = {}, .position = absl::StrCat(next)}, request));
  }
  return absl::OkStatus();
}

std::string DateText(const std::optional<absl::CivilDay>& day) {
  return day.has_value() ? absl::FormatCivilTime(*day) : std::string();
}

void AddCode(const reference::AuthorityCode& code, v1::Authority& authority) {
  v1::AuthorityCode& added = *authority.add_codes();
  added.set_scheme(std::string(reference::SchemeName(code.scheme)));
  added.set_code(code.code);
  added.set_valid_from_date(DateText(code.valid_from));
  added.set_valid_to_date(DateText(code.valid_to));
}

void FillSuccession(const reference::Succession& succession, const std::string& other,
                    v1::AuthoritySuccession& filled) {
  filled.set_authority(model::FormatSingle(model::kAuthorities, other));
  filled.set_effective_date(absl::FormatCivilTime(succession.effective_date));
  filled.set_kind(std::string(reference::KindName(succession.kind)));
}

v1::Authority WholeAuthority(const reference::ReferenceData& reference,
                             const reference::Authority& record) {
  v1::Authority authority = AuthorityMessage(record);
  for (const reference::AuthorityCode& code : reference.CodesOf(record.id)) {
    AddCode(code, authority);
  }
  for (const reference::Succession& succession : reference.PredecessorsOf(record.id)) {
    FillSuccession(succession, succession.predecessor, *authority.add_predecessors());
  }
  for (const reference::Succession& succession : reference.SuccessorsOf(record.id)) {
    FillSuccession(succession, succession.successor, *authority.add_successors());
  }
  return authority;
}

}  // namespace

absl::StatusOr<v1::ListAuthoritiesResponse> ListReferenceHandlers::ListAuthorities(
    const v1::ListAuthoritiesRequest& request) const {
  RequestChecks checks(reference_);
  CheckWords("regions", request.regions(), Strings(reference::Regions()), checks);
  CheckWords("council_types", request.council_types(), Strings(reference::CouncilTypes()), checks);
  checks.NotNegative("page_size", request.page_size());
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  std::vector<const reference::Authority*> wanted;
  for (const reference::Authority& authority : reference_.authorities()) {
    if (Wanted(request.regions(), authority.region) &&
        Wanted(request.council_types(), authority.council_type)) {
      wanted.push_back(&authority);
    }
  }
  v1::ListAuthoritiesResponse response;
  WAYMARK_RETURN_IF_ERROR(AddPage(
      request, wanted,
      [&](const reference::Authority& authority) {
        *response.add_authorities() = WholeAuthority(reference_, authority);
      },
      response));
  return response;
}

absl::StatusOr<v1::ListThemesResponse> ListReferenceHandlers::ListThemes(
    const v1::ListThemesRequest& request) const {
  RequestChecks checks(reference_);
  CheckWords("groups", request.groups(), ThemeGroups(reference_), checks);
  checks.NotNegative("page_size", request.page_size());
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  std::vector<const reference::Theme*> wanted;
  for (const reference::Theme& theme : reference_.themes()) {
    if (Wanted(request.groups(), theme.group)) wanted.push_back(&theme);
  }
  v1::ListThemesResponse response;
  WAYMARK_RETURN_IF_ERROR(AddPage(
      request, wanted,
      [&](const reference::Theme& theme) { *response.add_themes() = ThemeMessage(theme); },
      response));
  return response;
}

absl::StatusOr<v1::ListMeasuresResponse> ListReferenceHandlers::ListMeasures(
    const v1::ListMeasuresRequest& request) const {
  RequestChecks checks(reference_);
  checks.NotNegative("page_size", request.page_size());
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  std::vector<const reference::Measure*> wanted;
  for (const reference::Measure& measure : reference_.measures()) wanted.push_back(&measure);
  v1::ListMeasuresResponse response;
  WAYMARK_RETURN_IF_ERROR(AddPage(
      request, wanted,
      [&](const reference::Measure& measure) {
        *response.add_measures() = MeasureMessage(measure);
      },
      response));
  return response;
}

}  // namespace waymark::query
