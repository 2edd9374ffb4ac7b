#include "ingest-service/rules/statements/judgement_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"

#include "common/reference/framework_id.h"
#include "ingest-service/rules/fields/blank_text.h"
#include "ingest-service/rules/fields/text_rules.h"
#include "ingest-service/rules/fields/vocabulary_rules.h"
#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data_rule.h"
#include "ingest-service/rules/visit_dates.h"

namespace waymark::ingest {
namespace {

// Since then the inspectorate gives no grade for everything together.
constexpr absl::CivilDay kNoOverallGradeFrom(2026, 4, 1);
constexpr std::string_view kOverallArea = "overall-effectiveness";

void CheckArea(const reference::ReferenceData& reference, std::string_view framework,
               const std::string& area, Violations& violations) {
  if (IsBlank(area)) return;  // reported as required by CheckFields
  {
    const ScopedField scope(violations, "area");
    if (!CheckIdForPersonalData(area, violations)) return;
  }
  if (!IsSlug(area)) {
    violations.AddAt("area", v1::VIOLATION_REASON_MALFORMED,
                     absl::StrCat(Shown(area),
                                  " is no id of an area; write one such as "
                                  "overall-effectiveness"));
    return;
  }
  if (framework.empty() || !reference.ListsJudgementAreasOf(framework) ||
      reference.FindJudgementArea(framework, area) != nullptr) {
    return;
  }
  const std::string near = NearestWords("", reference.NearestJudgementAreas(framework, area));
  violations.AddAt(
      "area", v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
      absl::StrCat(Shown(area), " is no area of the framework ", std::string(framework), near));
}

// By its days, not its publication: a report may come out long after.
bool IsWithoutOverallGrade(const v1::Visit& visit) {
  const VisitDates dates = DatesOf(visit);
  const std::optional<model::PartialDate>& date = dates.start ? dates.start : dates.end;
  return date && date->first() && *date->first() >= kNoOverallGradeFrom;
}

void CheckOverallGrade(const reference::ReferenceData& reference, std::string_view framework,
                       const v1::Judgement& judgement, Violations& violations) {
  const auto* area = reference.FindJudgementArea(framework, judgement.area());
  if (area == nullptr || area->equivalent_to != kOverallArea) return;
  violations.AddAt("area", v1::VIOLATION_REASON_CONTRADICTION,
                   absl::StrCat(judgement.area(),
                                " is not graded in inspections from April 2026; check the area and "
                                "the visit's dates"));
}

void CheckGrade(v1::Framework framework, const v1::Judgement& judgement, Violations& violations) {
  if (judgement.grade() == v1::GRADE_ADEQUATE && framework != v1::FRAMEWORK_PRE_SIF &&
      framework != v1::FRAMEWORK_UNSPECIFIED) {
    violations.AddAt("grade", v1::VIOLATION_REASON_CONTRADICTION,
                     "ADEQUATE was given before the single inspection framework only; check grade "
                     "and framework");
  }
  if (!judgement.not_judged_reason().empty() && judgement.grade() != v1::GRADE_NOT_JUDGED) {
    violations.AddAt("not_judged_reason", v1::VIOLATION_REASON_CONTRADICTION,
                     "is only for the grade NOT_JUDGED; leave it out or change the grade");
  }
}

}  // namespace

void CheckJudgements(const reference::ReferenceData& reference, const v1::Visit& visit,
                     Violations& violations) {
  if (visit.judgements_size() > 0 && visit.framework() == v1::FRAMEWORK_UNSPECIFIED) {
    violations.AddAt("framework", v1::VIOLATION_REASON_REQUIRED,
                     "is required with judgements: it decides which areas exist");
  }
  const std::string framework = reference::FrameworkId(visit.framework());
  const bool without_overall_grade = IsWithoutOverallGrade(visit);
  std::unordered_set<std::string_view> areas;
  for (int i = 0; i < std::min(visit.judgements_size(), kMaxElements); ++i) {
    const ScopedField scope(violations, "judgements", i);
    const v1::Judgement& judgement = visit.judgements(i);
    CheckArea(reference, framework, judgement.area(), violations);
    if (without_overall_grade) CheckOverallGrade(reference, framework, judgement, violations);
    CheckGrade(visit.framework(), judgement, violations);
    if (!judgement.area().empty() && !areas.insert(judgement.area()).second) {
      violations.AddAt("area", v1::VIOLATION_REASON_DUPLICATE,
                       absl::StrCat(Shown(judgement.area()),
                                    " is judged twice; an area has one "
                                    "grade"));
    }
  }
}

}  // namespace waymark::ingest
