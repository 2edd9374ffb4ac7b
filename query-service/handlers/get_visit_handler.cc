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

}  // namespace

absl::StatusOr<v1::GetVisitResponse> GetVisitHandler::Handle(const View& view,
                                                             v1::GetVisitRequest request) const {
  RequestChecks checks(reference_);
  checks.VisitName("name", *request.mutable_name());
  checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  checks.NotNegative("revision", request.revision());
  WAYMARK_RETURN_IF_ERROR(checks.Result());

  WAYMARK_ASSIGN_OR_RETURN(const auto name, model::VisitName::Parse(request.name()));
  WAYMARK_ASSIGN_OR_RETURN(const auto places, view.store->FindRevisions(name, view.at()));
  if (places.empty()) return errors::VisitNotFound(request.name());
  const auto place = Choose(places, request.revision());
  if (!place.has_value()) return errors::RevisionNotFound(request.name(), request.revision());
  WAYMARK_ASSIGN_OR_RETURN(HeldRevision held, view.store->ReadRevision(name, place->since));
  if (!held.visit.has_value()) return errors::RevisionErased(request.name(), place->revision);

  v1::GetVisitResponse response;
  if (request.view() == v1::VISIT_VIEW_BASIC) DropDetails(*held.visit);
  *response.mutable_visit() = *std::move(held.visit);
  response.set_consistency_token(EncodeConsistencyToken(view.position));
  return response;
}

}  // namespace waymark::query
