#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_SCAN_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_SCAN_H_

#include <string_view>

#include "absl/time/civil_time.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {

// Whether WalkFields would certainly report nothing of the visit with these bytes. It meets only
// the fields that are set, one after the other, where the walk asks a message for each that there
// may be: a third of the time. False says nothing but that the walk is needed, which finds what to
// report, or that the bytes stand in an order that the scan does not look through.
bool ScanFindsNothing(const reference::ReferenceData& reference, absl::CivilDay today,
                      const VisitIds& ids, std::string_view bytes);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_SCAN_H_
