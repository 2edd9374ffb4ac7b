#include "query-service/handlers/caller_visibility.h"

#include <string>

namespace waymark::query {

bool SeesHistoryAlone(const security::Rights& rights) {
  return !rights.everything() && rights.Has(internal::v1::PERMISSION_READ_HISTORY);
}

Visibility VisibilityOf(std::string_view method, const security::Rights& rights) {
  if (rights.everything()) return Visibility::Everything();
  if (method == "ListVisitRevisions" && SeesHistoryAlone(rights)) {
    // A service, which has no authority of its own, looks after all.
    return rights.readable().empty() ? Visibility::Everything()
                                     : Visibility::PublicAnd(rights.readable());
  }
  if (!rights.Has(internal::v1::PERMISSION_READ_VISITS)) return Visibility();
  return Visibility::PublicAnd(rights.readable());
}

bool HidesWhetherVisited(const Visibility& visibility, const v1::Exclusion& exclusion) {
  const std::string& name = exclusion.authority().name();
  return exclusion.reason() == v1::EXCLUSION_REASON_NO_VISITS &&
         !visibility.SeesAllOf(name.substr(name.find('/') + 1));
}

v1::Exclusion NotPublished(v1::Exclusion exclusion) {
  exclusion.set_reason(v1::EXCLUSION_REASON_NOT_PUBLISHED);
  exclusion.set_text("No visit or inspection that is public is recorded.");
  return exclusion;
}

void RemoveReasons(v1::ListVisitRevisionsResponse& response) {
  for (v1::VisitRevision& revision : *response.mutable_revisions()) revision.clear_delete_reason();
}

}  // namespace waymark::query
