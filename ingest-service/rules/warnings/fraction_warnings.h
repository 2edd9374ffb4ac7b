#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FRACTION_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FRACTION_WARNINGS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::ingest {

// FRACTION_AND_VALUE_DISAGREE, visit.observations[i].value: for each percentage whose numerator and
// denominator do not come to it, by more than a rounding, or cutting off, of its last digit.
std::vector<v1::Warning> FractionWarnings(const reference::ReferenceData& reference,
                                          const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FRACTION_WARNINGS_H_
