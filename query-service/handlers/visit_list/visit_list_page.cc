#include "query-service/handlers/visit_list/visit_list_page.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/rpc/limits.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/visit_list/visit_gaps.h"

namespace waymark::query {
namespace {

// Room for the notes, the token and for one visit of the largest size after the one that filled the
// page.
constexpr std::size_t kVisitsPageBytes = rpc::kMaxResponseBytes - (std::size_t{1} << 20) - 8192;

std::string AuthorityIn(const std::string& position) {
  return ListPosition{.after = position, .previous = {}}.AuthorityId();
}

// What later visits are measured from: a visit's name and dates. Nothing where it takes no part.
std::optional<DatedVisit> LandmarkOf(const DatedVisit& visit) {
  if (!TakesPartInGaps(visit)) return std::nullopt;
  v1::Visit landmark;
  landmark.set_name(visit.visit.name());
  landmark.set_start_date(visit.visit.start_date());
  landmark.set_end_date(visit.visit.end_date());
  landmark.set_published_date(visit.visit.published_date());
  return ReadDates(std::move(landmark));
}

}  // namespace

VisitListPage::VisitListPage(const reference::ReferenceData& reference, const PermittedStore& store,
                             std::uint64_t at, const VisitFilter& filter, Limits limits)
    : reference_(reference),
      store_(store),
      at_(at),
      filter_(filter),
      whole_(limits.whole),
      max_visits_(limits.max_visits),
      left_to_look_at_(limits.max_looked_at) {}

absl::Status VisitListPage::Fill(const ListedAuthorities& listed, std::size_t first,
                                 const ListPosition& position) {
  if (!position.after.empty()) {
    last_ = position.ToString();
    WAYMARK_RETURN_IF_ERROR(Enter(position.AuthorityId()));
    if (!position.previous.name().empty()) previous_ = ReadDates(position.previous);
  }
  for (std::size_t i = first; i < listed.authorities.size() && next_.empty(); ++i) {
    const ListedAuthority& authority = listed.authorities[i];
    WAYMARK_RETURN_IF_ERROR(store_.Walk(authority.id, i == first ? position.after : "", at_,
                                        [&](v1::Visit visit, const std::string& at_position) {
                                          return Take(authority, std::move(visit), at_position);
                                        }));
    WAYMARK_RETURN_IF_ERROR(status_);
  }
  return absl::OkStatus();
}

absl::Status VisitListPage::Enter(const std::string& authority_id) {
  authority_id_ = authority_id;
  previous_.reset();
  counted_.clear();
  const reference::Authority* const authority = reference_.FindAuthority(authority_id);
  const bool counts = filter_.number().number != 0 && filter_.number().CountsToo();
  if (!counts || authority == nullptr) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(
      AuthorityRecord record,
      LoadAuthorityRecord(reference_, *authority,
                          [this](std::string_view one) { return store_.Timeline(one, at_); }));
  // Half is left, so that every page gets on.
  left_to_look_at_ -=
      std::min(left_to_look_at_ / 2, record.visits.size() + record.inherited.size());
  counted_ = CountAllVisits(reference_, std::move(record));
  return absl::OkStatus();
}

bool VisitListPage::Take(const ListedAuthority& listed, v1::Visit visit,
                         const std::string& position) {
  const bool full = static_cast<std::size_t>(response_.visits_size()) >= max_visits_ ||
                    bytes_ >= kVisitsPageBytes || left_to_look_at_ == 0;
  if (full) {
    next_ = last_;
    return false;
  }
  if (const std::string id = AuthorityIn(position); id != authority_id_) {
    status_ = Enter(id);
    if (!status_.ok()) return false;
  }
  --left_to_look_at_;
  DatedVisit dated = ReadDates(std::move(visit));
  const std::optional<DatedVisit> landmark = LandmarkOf(dated);
  if (auto match = Match(listed, dated); match.has_value()) {
    status_ = Add(*std::move(match), std::move(dated), position);
    if (!status_.ok()) return false;
  }
  if (landmark.has_value()) previous_ = landmark;
  last_ = ListPosition{.after = position,
                       .previous = previous_.has_value() ? previous_->visit : v1::Visit()}
              .ToString();
  return true;
}

std::optional<v1::VisitMatch> VisitListPage::Match(const ListedAuthority& listed,
                                                   const DatedVisit& visit) const {
  if (!Counts(listed, visit)) return std::nullopt;
  const auto counted = counted_.find(visit.visit.name());
  auto match = filter_.Match(visit, counted == counted_.end() ? nullptr : &counted->second);
  if (!match.has_value()) return std::nullopt;
  if (listed.through.has_value()) {
    *match->mutable_inherited_through() = SuccessionMessage(*listed.through);
  }
  FillInGaps(visit, previous_.has_value() ? &*previous_ : nullptr, *match);
  return match;
}

absl::Status VisitListPage::Add(v1::VisitMatch match, DatedVisit visit,
                                const std::string& position) {
  if (whole_) {
    WAYMARK_ASSIGN_OR_RETURN(const auto details, store_.DetailsAt(position, at_));
    if (!details.has_value()) return absl::OkStatus();  // Erased since the timeline was read.
    visit.visit.MergeFrom(*details);
  }
  bytes_ += visit.visit.ByteSizeLong() + match.ByteSizeLong();
  *response_.add_visits() = std::move(visit.visit);
  *response_.add_matches() = std::move(match);
  return absl::OkStatus();
}

}  // namespace waymark::query
