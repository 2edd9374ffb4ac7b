#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_TABLE_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_TABLE_H_

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "google/protobuf/descriptor.h"

#include "ingest-service/rules/limits.h"

namespace waymark::ingest {

// What a field holds, where its type alone does not say it.
enum class FieldKind {
  kPlain,          // numbers, flags, enums, messages
  kText,           // UTF-8 for people, at most max_bytes
  kLocalId,        // an id given here: IsLocalId
  kSlug,           // lower-case letters, digits, hyphens
  kUri,            // http or https, at most max_bytes
  kFieldPath,      // path of a field inside the visit, at most max_bytes
  kDate,           // model::PartialDate
  kTheme,          // name of a theme in use
  kMeasure,        // name of a measure in use
  kServiceArea,    // name of a service area in use
  kCohort,         // name of a cohort in use, or ages
  kSubject,        // name of a subject in use
  kSourceId,       // id of a source of the visit
  kObservationId,  // id of an observation of the visit
  kElsewhere,      // judged by a rule of its own: names of visits and authorities, areas, labels
};

// What the contract demands of one field by itself. What it demands of several fields together is
// in statements/.
struct FieldRule {
  std::string_view field;  // "Finding.themes"
  FieldKind kind = FieldKind::kPlain;
  bool required = false;
  std::size_t max_bytes = 0;  // of kText, kUri and kFieldPath
  int max_elements = kMaxElements;
  double lowest = std::numeric_limits<double>::lowest();
  double highest = std::numeric_limits<double>::max();
};

// Every field of Visit and the messages in it that has a rule. Those without take any value of
// their type (enums: any known one; numbers: any finite one; lists: kMaxElements).
std::span<const FieldRule> FieldTable();

// The rule of a field; one without demands where the table has none.
const FieldRule& RuleOf(const google::protobuf::FieldDescriptor& field);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_TABLE_H_
