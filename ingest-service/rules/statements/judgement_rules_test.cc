#include "ingest-service/rules/statements/judgement_rules.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

using ::testing::HasSubstr;

std::string Judgement(const std::string& fields) { return " judgements { " + fields + " } "; }

TEST(JudgementRules, HoldGradesToTheFramework) {
  const std::string inspection = "type: VISIT_TYPE_INSPECTION ";
  const std::string care_leavers = Judgement("area: 'care-leavers' grade: GRADE_GOOD");
  ExpectFaults({
      {"area of the framework", Inspection(), {}},
      {"no framework", inspection + care_leavers, {"visit.framework REQUIRED"}},
      {"area of a later framework",
       inspection + "framework: FRAMEWORK_ILACS_2018" + care_leavers,
       {"visit.judgements[0].area UNKNOWN_REFERENCE"}},
      {"overall grade after it ended",
       inspection + "framework: FRAMEWORK_ILACS_2026" +
           Judgement("area: 'overall-effectiveness' grade: GRADE_GOOD"),
       {"visit.judgements[0].area UNKNOWN_REFERENCE"}},
      {"joint area",
       inspection + "framework: FRAMEWORK_ILACS_2018" +
           Judgement("area: 'children-in-care-and-care-leavers' grade: GRADE_GOOD"),
       {}},
      {"any area before the frameworks",
       inspection + "framework: FRAMEWORK_PRE_SIF" +
           Judgement("area: 'ambition-and-prioritisation' grade: GRADE_ADEQUATE"),
       {}},
      {"no slug before the frameworks",
       inspection + "framework: FRAMEWORK_PRE_SIF" +
           Judgement("area: 'Staying safe' grade: GRADE_GOOD"),
       {"visit.judgements[0].area MALFORMED"}},
      {"adequate too late",
       Inspection(Judgement("area: 'adoption' grade: GRADE_ADEQUATE")),
       {"visit.judgements[1].grade CONTRADICTION"}},
  });
}

TEST(JudgementRules, WantOneCompleteGradePerArea) {
  ExpectFaults({
      {"twice",
       Inspection(Judgement("area: 'care-leavers' grade: GRADE_GOOD")),
       {"visit.judgements[1].area DUPLICATE"}},
      {"no area",
       Inspection(Judgement("grade: GRADE_GOOD")),
       {"visit.judgements[1].area REQUIRED"}},
      {"no grade",
       Inspection(Judgement("area: 'adoption'")),
       {"visit.judgements[1].grade REQUIRED"}},
      {"not judged, with a reason",
       Inspection(Judgement("area: 'adoption' grade: GRADE_NOT_JUDGED "
                            "not_judged_reason: 'Too few cases'")),
       {}},
      {"reason beside a grade",
       Inspection(Judgement("area: 'adoption' grade: GRADE_GOOD not_judged_reason: 'x'")),
       {"visit.judgements[1].not_judged_reason CONTRADICTION"}},
      {"long reason",
       Inspection(Judgement("area: 'adoption' grade: GRADE_NOT_JUDGED not_judged_reason: '" +
                            std::string(501, 'x') + "'")),
       {"visit.judgements[1].not_judged_reason TOO_LONG"}},
      {"unknown source",
       Inspection(Judgement("area: 'adoption' grade: GRADE_GOOD source_ids: 's9'")),
       {"visit.judgements[1].source_ids[0] UNKNOWN_ID"}},
  });
}

TEST(JudgementRules, NameTheNearestArea) {
  EXPECT_THAT(OnlyDescriptionOf(Submission(
                  Inspection(Judgement("area: 'leadership-management' grade: GRADE_GOOD")))),
              HasSubstr("nearest: leadership-management-governance"));
}

}  // namespace
}  // namespace waymark::ingest
