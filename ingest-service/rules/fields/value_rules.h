#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_VALUE_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_VALUE_RULES_H_

#include <string_view>

#include "absl/time/civil_time.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/fields/field_table.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {

// Judges what one field, or one element of a list, holds, by the rule of its field alone. Reports
// at the path of `violations`. All that it is made of outlives it.
class ValueRules {
 public:
  ValueRules(const reference::ReferenceData& reference, absl::CivilDay today, const VisitIds& ids,
             Violations& violations)
      : reference_(reference), today_(today), ids_(ids), violations_(violations) {}

  // OUT_OF_RANGE, also for NaN and infinity.
  void CheckNumber(double number, const FieldRule& rule);
  // The rules of its kind.
  void CheckString(std::string_view text, const FieldRule& rule);

 private:
  const reference::ReferenceData& reference_;
  const absl::CivilDay today_;
  const VisitIds& ids_;
  Violations& violations_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_VALUE_RULES_H_
