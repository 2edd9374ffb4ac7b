#include "query-service/handlers/get_visit_handler.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/request_checks.h"
#include "query-service/projections/visit_pieces.h"

namespace waymark::query {
namespace {

// The revision of that number, 0 being the current one; nothing where there is none.
std::optional<RevisionPlace> Choose(const std::vector<RevisionPlace>& places,
                                    std::int64_t revision) {
  if (revision == 0) return places.back();
  const auto found =
      std::find_if(places.begin(), places.end(),
                   [revision](const RevisionPlace& place) { return place.revision == revision; });
  return found == places.end() ? std::nullopt : std::optional<RevisionPlace>(*found);
}

// Where the revision of a visit with that number is, 0 being the current one, as `view` has it.
// VISIT_NOT_FOUND, REVISION_NOT_FOUND.
absl::StatusOr<WantedRevision> FindRevision(const View& view, const std::string& name,
                                            std::int64_t revision) {
  WAYMARK_ASSIGN_OR_RETURN(auto parsed, model::VisitName::Parse(name));
  WAYMARK_ASSIGN_OR_RETURN(const auto places, view.store->FindRevisions(parsed, view.at()));
  if (places.empty()) return errors::VisitNotFound(name);
  const auto place = Choose(places, revision);
  if (!place.has_value()) return errors::RevisionNotFound(name, revision);
  return WantedRevision{.name = std::move(parsed), .since = place->since};
}

}  // namespace

absl::StatusOr<v1::Visit> VisitOf(HeldRevision held, const std::string& name, v1::VisitView view) {
  if (!held.visit.has_value()) return errors::RevisionErased(name, held.location.revision());
  if (view == v1::VISIT_VIEW_BASIC) DropDetails(*held.visit);
  return *std::move(held.visit);
}

absl::StatusOr<v1::GetVisitResponse> GetVisitHandler::Handle(const View& view,
                                                             v1::GetVisitRequest request) const {
  RequestChecks checks(reference_);
  checks.VisitName("name", *request.mutable_name());
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  checks.NotNegative("revision", request.revision());
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  WAYMARK_ASSIGN_OR_RETURN(const auto found,
                           FindRevision(view, request.name(), request.revision()));
  WAYMARK_ASSIGN_OR_RETURN(HeldRevision held, view.store->ReadRevision(found.name, found.since));
  v1::GetVisitResponse response;
  WAYMARK_ASSIGN_OR_RETURN(*response.mutable_visit(),
                           VisitOf(std::move(held), request.name(), request.view()));
  response.set_consistency_token(EncodeConsistencyToken(view.position));
  return response;
}

}  // namespace waymark::query
