#include "query-service/streams/visit_export.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

// Of one message: enough that its overhead does not matter, little enough to be held for each
// stream. One visit may add a mebibyte.
constexpr std::size_t kRunBytes = std::size_t{256} << 10;
// Of one look: a few milliseconds, after which others have their turn.
constexpr int kMaxExportedAtOnce = 250;

// The id a position in the timeline begins with.
std::string_view AuthorityIn(std::string_view position) {
  return position.substr(0, position.find('\0'));
}

}  // namespace

// Gathers the visits of one message as the timeline is walked.
class VisitExport::Run {
 public:
  Run(const VisitExport& asked, const View& view, v1::ExportVisitsResponse& message)
      : asked_(asked), view_(view), message_(message) {}

  // False once it is long enough.
  bool Take(v1::Visit visit, const std::string& position) {
    ++looked_;
    last_ = position;
    const model::Membership match = asked_.MatchOf(visit);
    if (match == model::Membership::kOutside) return !IsFull();
    if (asked_.request_.view() == v1::VISIT_VIEW_BASIC) {
      Add(std::move(visit), match);
      return !IsFull();
    }
    const auto details = view_.store->DetailsAt(position, asked_.state_.sequence);
    status_ = details.status();
    if (!status_.ok()) return false;
    // Nothing: erased since the timeline was read.
    if (!details->has_value()) return !IsFull();
    visit.MergeFrom(**details);
    Add(std::move(visit), match);
    return !IsFull();
  }

  [[nodiscard]] bool IsFull() const { return bytes_ >= kRunBytes || looked_ >= kMaxExportedAtOnce; }
  [[nodiscard]] const absl::Status& status() const { return status_; }
  [[nodiscard]] const std::string& last() const { return last_; }

 private:
  void Add(v1::Visit visit, model::Membership match) {
    bytes_ += visit.ByteSizeLong();
    v1::ExportedVisit& added = *message_.add_visits();
    *added.mutable_visit() = std::move(visit);
    added.set_possible(match == model::Membership::kPossible);
  }

  const VisitExport& asked_;
  const View& view_;
  v1::ExportVisitsResponse& message_;
  int looked_ = 0;
  std::size_t bytes_ = 0;
  std::string last_;
  absl::Status status_;
};

VisitExport::VisitExport(v1::ExportVisitsRequest request)
    : request_(std::move(request)), filter_(request_) {
  const auto& ids = filter_.authority_ids();
  authority_ids_.assign(ids.begin(), ids.end());
  if (authority_ids_.empty()) authority_ids_.emplace_back();
}

absl::StatusOr<VisitExport> VisitExport::Make(const reference::ReferenceData& reference,
                                              const View& view, v1::ExportVisitsRequest request) {
  RequestChecks checks(reference);
  StreamFilter::Check(checks, request);
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));

  VisitExport made(std::move(request));
  made.state_ = start.state;
  WAYMARK_RETURN_IF_ERROR(made.GoOnAfter(start.position));
  return made;
}

absl::Status VisitExport::GoOnAfter(const std::string& position) {
  position_ = position;
  looked_at_ = position;
  if (position.empty() || authority_ids_.front().empty()) return absl::OkStatus();
  const auto walked =
      std::lower_bound(authority_ids_.begin(), authority_ids_.end(), AuthorityIn(position));
  if (walked == authority_ids_.end() || *walked != AuthorityIn(position)) {
    return errors::PageTokenInvalid();
  }
  authority_ = static_cast<std::size_t>(walked - authority_ids_.begin());
  return absl::OkStatus();
}

model::Membership VisitExport::MatchOf(const v1::Visit& visit) const {
  if (visit.deleted() && !request_.show_deleted()) return model::Membership::kOutside;
  return filter_.MatchOf(visit);
}

absl::StatusOr<VisitExport::Found> VisitExport::Next(const View& view,
                                                     v1::ExportVisitsResponse& message) {
  Run run(*this, view, message);
  while (authority_ < authority_ids_.size() && !run.IsFull()) {
    WAYMARK_RETURN_IF_ERROR(view.store->Walk(authority_ids_[authority_], position_, state_.sequence,
                                             [&run](v1::Visit visit, const std::string& position) {
                                               return run.Take(std::move(visit), position);
                                             }));
    WAYMARK_RETURN_IF_ERROR(run.status());
    position_ = run.last();
    if (run.IsFull()) break;
    ++authority_;
    position_.clear();
  }
  if (!run.last().empty()) looked_at_ = run.last();
  if (!message.visits().empty()) {
    message.set_next_page_token(MakePageToken({.state = state_, .position = looked_at_}, request_));
    return Found::kVisits;
  }
  if (authority_ < authority_ids_.size()) return Found::kMore;
  message.set_consistency_token(EncodeConsistencyToken(state_));
  return Found::kEnd;
}

}  // namespace waymark::query
