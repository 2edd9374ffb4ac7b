#include "query-service/handlers/list_visits_handler.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "common/rpc/limits.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kDefaultPageSize = 100;
constexpr int kMaxTypes = 20;
constexpr std::string_view kAnyAuthority = "authorities/-";
// Room for the token and for one visit of the largest size after the one that filled the page.
constexpr std::size_t kPageBytes = rpc::kMaxResponseBytes - (std::size_t{1} << 20) - 4096;

bool Matches(const v1::ListVisitsRequest& request, const v1::Visit& visit) {
  if (visit.deleted() && !request.show_deleted()) return false;
  return request.types().empty() || std::find(request.types().begin(), request.types().end(),
                                              visit.type()) != request.types().end();
}

// Gathers one page as the timeline is walked.
class Page {
 public:
  Page(const View& view, std::uint64_t at, const v1::ListVisitsRequest& request)
      : view_(view),
        at_(at),
        request_(request),
        max_visits_(PageSize(request.page_size(), kDefaultPageSize)) {}

  // False once the page is full; next() is then where the next one begins.
  bool Take(v1::Visit visit, const std::string& position) {
    const bool full =
        static_cast<std::size_t>(response_.visits_size()) >= max_visits_ || bytes_ >= kPageBytes;
    if (full) {
      next_ = last_;
      return false;
    }
    last_ = position;
    if (!Matches(request_, visit)) return true;
    if (request_.view() == v1::VISIT_VIEW_FULL) {
      auto details = view_.store->DetailsAt(position, at_);
      status_ = details.status();
      if (!status_.ok()) return false;
      if (!details->has_value()) return true;  // Erased since the timeline was read.
      visit.MergeFrom(**details);
    }
    bytes_ += visit.ByteSizeLong();
    *response_.add_visits() = std::move(visit);
    return true;
  }

  [[nodiscard]] const absl::Status& status() const { return status_; }
  [[nodiscard]] const std::string& next() const { return next_; }
  v1::ListVisitsResponse& response() { return response_; }

 private:
  const View& view_;
  const std::uint64_t at_;
  const v1::ListVisitsRequest& request_;
  const std::size_t max_visits_;
  std::size_t bytes_ = 0;
  std::string last_;
  std::string next_;
  absl::Status status_;
  v1::ListVisitsResponse response_;
};

}  // namespace

absl::Status ListVisitsHandler::Check(v1::ListVisitsRequest& request) const {
  RequestChecks checks(reference_);
  if (request.parent() != kAnyAuthority) checks.Authority("parent", *request.mutable_parent());
  checks.AtMost("types", request.types_size(), kMaxTypes);
  for (int i = 0; i < request.types_size() && i < kMaxTypes; ++i) {
    checks.KnownEnum(absl::StrCat("types[", i, "]"), v1::VisitType_IsValid(request.types(i)));
  }
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  checks.NotNegative("page_size", request.page_size());
  return checks.Result();
}

absl::StatusOr<v1::ListVisitsResponse> ListVisitsHandler::Handle(
    const View& view, v1::ListVisitsRequest request) const {
  WAYMARK_RETURN_IF_ERROR(Check(request));
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));

  const std::string authority = request.parent() == kAnyAuthority
                                    ? std::string()
                                    : request.parent().substr(model::kAuthorities.size() + 1);
  Page page(view, start.state.sequence, request);
  WAYMARK_RETURN_IF_ERROR(view.store->Walk(authority, start.position, start.state.sequence,
                                           [&page](v1::Visit visit, const std::string& position) {
                                             return page.Take(std::move(visit), position);
                                           }));
  WAYMARK_RETURN_IF_ERROR(page.status());

  v1::ListVisitsResponse response = std::move(page.response());
  if (!page.next().empty()) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = page.next()}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
