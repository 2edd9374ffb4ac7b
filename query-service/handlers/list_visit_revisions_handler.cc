#include "query-service/handlers/list_visit_revisions_handler.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

#include "common/model/resource_name.h"
#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/changed_fields.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {
namespace {

constexpr std::size_t kMaxRevisionsPageSize = 100;
// Room for the tokens and for the changed fields of one more revision: at most twice what fits into
// a visit, a hundred bytes each.
constexpr std::size_t kRevisionsPageBytes = rpc::kMaxResponseBytes - (std::size_t{1} << 19);

v1::VisitRevision ErasedEntry(const internal::v1::VisitLocation& location) {
  v1::VisitRevision entry;
  entry.set_etag(location.etag());
  *entry.mutable_update_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(location.commit_time_micros());
  entry.set_submitter(location.submitter());
  entry.set_erased(true);
  return entry;
}

// `before` is the revision before; nothing where `held` is the first.
v1::VisitRevision MakeEntry(const HeldRevision& held, const std::optional<HeldRevision>& before) {
  v1::VisitRevision entry;
  if (held.visit.has_value()) {
    entry.set_etag(held.visit->etag());
    *entry.mutable_update_time() = held.visit->update_time();
    entry.set_submitter(held.visit->submitter());
    entry.set_delete_reason(held.visit->delete_reason());
  } else {
    entry = ErasedEntry(held.location);
  }
  entry.set_revision(held.location.revision());
  entry.set_deleted(held.location.deleted());
  const auto says_nothing = [](const HeldRevision& one) {
    return !one.visit.has_value() || one.location.deleted();
  };
  if (says_nothing(held) || (before.has_value() && says_nothing(*before))) return entry;
  for (std::string& field :
       ChangedFields(before.has_value() ? *before->visit : v1::Visit(), *held.visit)) {
    entry.add_changed_fields(std::move(field));
  }
  return entry;
}

// How many of the places, counted from the first revision, are still to be given.
absl::StatusOr<std::size_t> PlacesLeft(const std::vector<RevisionPlace>& places,
                                       const std::string& position) {
  if (position.empty()) return places.size();
  std::size_t left = 0;
  if (!absl::SimpleAtoi(position, &left) || left == 0 || left > places.size()) {
    return errors::PageTokenInvalid();
  }
  return left;
}

// Fills the page with the last of the places and returns how many are left.
absl::StatusOr<std::size_t> FillPage(const PermittedStore& store, const model::VisitName& name,
                                     const std::vector<RevisionPlace>& places, std::size_t left,
                                     std::size_t page_size,
                                     v1::ListVisitRevisionsResponse& response) {
  std::size_t bytes = 0;
  std::optional<HeldRevision> held;
  for (std::size_t given = 0; left > 0 && given < page_size && bytes < kRevisionsPageBytes;
       ++given) {
    if (!held.has_value()) {
      WAYMARK_ASSIGN_OR_RETURN(held, store.ReadRevision(name, places[left - 1].since));
    }
    --left;
    std::optional<HeldRevision> before;
    if (left > 0) {
      WAYMARK_ASSIGN_OR_RETURN(before, store.ReadRevision(name, places[left - 1].since));
    }
    *response.add_revisions() = MakeEntry(*held, before);
    bytes += response.revisions().rbegin()->ByteSizeLong();
    held = std::move(before);
  }
  return left;
}

}  // namespace

absl::StatusOr<v1::ListVisitRevisionsResponse> ListVisitRevisionsHandler::Handle(
    const View& view, v1::ListVisitRevisionsRequest request) const {
  RequestChecks checks(reference_);
  checks.VisitName("name", *request.mutable_name());
  checks.NotNegative("page_size", request.page_size());
  WAYMARK_RETURN_IF_ERROR(checks.Result());
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));

  WAYMARK_ASSIGN_OR_RETURN(const auto name, model::VisitName::Parse(request.name()));
  WAYMARK_ASSIGN_OR_RETURN(const auto places,
                           view.store->FindRevisions(name, start.state.sequence));
  if (places.empty()) return errors::VisitNotFound(request.name());
  WAYMARK_ASSIGN_OR_RETURN(std::size_t left, PlacesLeft(places, start.position));
  v1::ListVisitRevisionsResponse response;
  const std::size_t page_size =
      std::min(PageSize(request.page_size(), kMaxRevisionsPageSize), kMaxRevisionsPageSize);
  WAYMARK_ASSIGN_OR_RETURN(left, FillPage(*view.store, name, places, left, page_size, response));
  if (left > 0) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(left)}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query
