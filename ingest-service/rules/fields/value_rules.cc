#include "ingest-service/rules/fields/value_rules.h"

#include <cmath>
#include <limits>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/model/partial_date.h"
#include "ingest-service/rules/fields/field_path.h"
#include "ingest-service/rules/fields/text_rules.h"
#include "ingest-service/rules/fields/vocabulary_rules.h"
#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data_rule.h"

namespace waymark::ingest {
namespace {

void CheckDate(std::string_view text, Violations& violations) {
  const absl::StatusOr<model::PartialDate> date = model::PartialDate::Parse(text);
  if (date.ok()) return;
  violations.Add(v1::VIOLATION_REASON_INVALID_DATE,
                 IsShowable(text) ? std::string(date.status().message())
                                  : "is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or an interval "
                                    "A/B");
}

void CheckCitation(std::string_view id, const VisitIds::Ids& known, std::string_view list,
                   Violations& violations) {
  if (known.contains(id) && !id.empty()) return;
  violations.Add(v1::VIOLATION_REASON_UNKNOWN_ID,
                 absl::StrCat(NoneAmong(id, list), "; write the id of one"));
}

void CheckLocalId(std::string_view id, Violations& violations) {
  if (IsLocalId(id)) return;
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(id),
                              " is no id; write letters, digits, hyphens and "
                              "underscores, at most ",
                              kMaxLocalIdBytes));
}

void CheckSlug(std::string_view slug, Violations& violations) {
  if (IsSlug(slug)) return;
  violations.Add(v1::VIOLATION_REASON_MALFORMED,
                 absl::StrCat(Shown(slug),
                              " is no slug; write lower-case letters, digits and "
                              "hyphens, at most ",
                              kMaxSlugBytes));
}

std::string RangeWords(const FieldRule& rule) {
  const bool is_bounded = rule.highest < std::numeric_limits<double>::max();
  if (is_bounded) {
    return absl::StrCat(model::DecimalText(rule.lowest), " to ", model::DecimalText(rule.highest));
  }
  const bool excludes_zero = rule.lowest > 0 && rule.lowest < 1;
  return excludes_zero ? "above 0" : absl::StrCat(model::DecimalText(rule.lowest), " or more");
}

// What the caller made up to name something by, or cites as such.
bool IsCallersId(FieldKind kind) {
  switch (kind) {
    case FieldKind::kFieldPath:
    case FieldKind::kLocalId:
    case FieldKind::kSlug:
    case FieldKind::kSourceId:
    case FieldKind::kObservationId:
      return true;
    default:
      return false;
  }
}

}  // namespace

void ValueRules::CheckNumber(double number, const FieldRule& rule) {
  if (!std::isfinite(number)) {
    violations_.Add(v1::VIOLATION_REASON_OUT_OF_RANGE, "must be a finite number");
  } else if (number < rule.lowest || number > rule.highest) {
    violations_.Add(v1::VIOLATION_REASON_OUT_OF_RANGE,
                    absl::StrCat(model::DecimalText(number), " is outside ", RangeWords(rule)));
  }
}

void ValueRules::CheckString(std::string_view text, const FieldRule& rule) {
  if (IsCallersId(rule.kind) && !CheckIdForPersonalData(text, violations_)) return;
  switch (rule.kind) {
    case FieldKind::kText:
      return CheckText(text, rule.max_bytes, violations_);
    case FieldKind::kUri:
      return CheckUri(text, rule.max_bytes, violations_);
    case FieldKind::kFieldPath:
      return CheckFieldPath(text, rule.max_bytes, ids_, violations_);
    case FieldKind::kLocalId:
      return CheckLocalId(text, violations_);
    case FieldKind::kSlug:
      return CheckSlug(text, violations_);
    case FieldKind::kDate:
      return CheckDate(text, violations_);
    case FieldKind::kSourceId:
      return CheckCitation(text, ids_.sources, "sources", violations_);
    case FieldKind::kObservationId:
      return CheckCitation(text, ids_.observations, "observations", violations_);
    default:
      return CheckEntryName(reference_, today_, rule.kind, text, violations_);
  }
}

}  // namespace waymark::ingest
