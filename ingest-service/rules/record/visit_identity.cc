#include "ingest-service/rules/record/visit_identity.h"

#include <algorithm>

namespace waymark::ingest {

internal::v1::VisitIdentity IdentityOf(const v1::Visit& visit) {
  internal::v1::VisitIdentity identity;
  identity.set_type(visit.type());
  identity.set_status(visit.status());
  identity.set_start_date(visit.start_date());
  identity.set_end_date(visit.end_date());
  identity.set_published_date(visit.published_date());
  identity.set_baseline(visit.baseline());
  *identity.mutable_stated_numbers() = visit.stated_numbers();
  for (v1::StatedNumber& number : *identity.mutable_stated_numbers()) number.clear_source_ids();
  for (const v1::Focus& focus : visit.focus()) {
    const auto& areas = identity.service_areas();
    if (focus.service_area().empty() ||
        std::find(areas.begin(), areas.end(), focus.service_area()) != areas.end()) {
      continue;
    }
    identity.add_service_areas(focus.service_area());
  }
  return identity;
}

}  // namespace waymark::ingest
