#include "query-service/analysis/summary/episodes/graded_area.h"

#include <algorithm>
#include <string>

#include "common/reference/framework_id.h"

namespace waymark::query {

v1::Grade GradeIn(const reference::ReferenceData& reference, const v1::Visit& inspection,
                  std::string_view area) {
  const std::string framework = reference::FrameworkId(inspection.framework());
  const bool is_listed = reference.ListsJudgementAreasOf(framework);
  for (const v1::Judgement& judgement : inspection.judgements()) {
    const reference::JudgementArea* listed =
        reference.FindJudgementArea(framework, judgement.area());
    const bool is_of_area =
        is_listed ? listed != nullptr && listed->equivalent_to == area : judgement.area() == area;
    if (is_of_area) return judgement.grade();
  }
  return v1::GRADE_UNSPECIFIED;
}

bool MayJudge(const reference::ReferenceData& reference, v1::Framework framework,
              std::string_view area) {
  const std::string id = reference::FrameworkId(framework);
  if (!reference.ListsJudgementAreasOf(id)) return true;
  const auto& areas = reference.judgement_areas();
  return std::any_of(areas.begin(), areas.end(), [&](const reference::JudgementArea& listed) {
    return listed.framework == id && listed.equivalent_to == area;
  });
}

}  // namespace waymark::query
