#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_VOCABULARY_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_VOCABULARY_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/fields/field_table.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// Reports, at the path of `violations`, what is wrong with the name of a vocabulary's entry
// (kTheme, kMeasure, kServiceArea, kCohort, kSubject; nothing for other kinds): MALFORMED: not the
// full name, "themes/{theme_id}"; a bare id is refused too and told what to write.
// UNKNOWN_REFERENCE: no such entry; the nearest are named.
// RETIRED_REFERENCE: not to be used any more on `today`; the replacement is named.
void CheckEntryName(const reference::ReferenceData& reference, absl::CivilDay today, FieldKind kind,
                    std::string_view text, Violations& violations);

// "; nearest: 'themes/a', 'themes/b'", or nothing where no id is near. `collection` may be empty.
std::string NearestWords(std::string_view collection, const std::vector<std::string>& ids);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_VOCABULARY_RULES_H_
