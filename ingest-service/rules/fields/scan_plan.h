#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_SCAN_PLAN_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_SCAN_PLAN_H_

#include <cstdint>
#include <vector>

#include "ingest-service/rules/fields/field_table.h"

namespace waymark::ingest {

struct ScanPlan;

// What a scan does with a field that it meets.
enum class ScanKind {
  kUnknown,   // no field, or one that the scan does not judge: the walk is needed
  kAnything,  // may hold what it likes
  kText,
  kMessage,
  kEnum,
  kDouble,
  kInteger,
};

struct ScanField {
  ScanKind kind = ScanKind::kUnknown;
  std::uint32_t wire_type = 0;
  bool is_list = false;
  const FieldRule* rule = nullptr;
  const ScanPlan* inside = nullptr;  // of a message
  // Of an enum: a bit for each known value, those beyond 63 left to the walk.
  std::uint64_t known_values = 0;
};

// The fields of a message by their numbers.
struct ScanPlan {
  // Of those with a bit for each number.
  static constexpr std::uint32_t kNumbers = 64;

  [[nodiscard]] const ScanField* Find(std::uint32_t number) const {
    return number < by_number.size() ? &by_number[number] : nullptr;
  }

  std::vector<ScanField> by_number;
  // What must be there: what is required, and numbers that stand for 0 where they are left out and
  // may not be 0.
  std::uint64_t required = 0;
};

// Of v1::Visit.
const ScanPlan& ScanPlanOfVisit();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_SCAN_PLAN_H_
