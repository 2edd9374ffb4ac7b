#include "query-service/analysis/summary/episodes/graded_area.h"

#include <string>

#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

v1::Grade Graded(const std::string& framework, const std::string& judged,
                 const std::string& asked) {
  const v1::Visit visit =
      VisitOf("barnet", "name: 'i' framework: FRAMEWORK_" + framework + " judgements { area: '" +
                            judged + "' grade: GRADE_GOOD }");
  return GradeIn(Reference(), visit, asked);
}

TEST(GradedArea, IsComparedAcrossFrameworks) {
  EXPECT_EQ(Graded("SIF", "leadership-management-governance", "leadership"), v1::GRADE_GOOD);
  EXPECT_EQ(Graded("ILACS_2018", "impact-of-leaders", "leadership"), v1::GRADE_GOOD);
  EXPECT_EQ(Graded("SIF", "overall-effectiveness", "overall-effectiveness"), v1::GRADE_GOOD);
}

TEST(GradedArea, AJointJudgementIsNoGradeOfEitherPart) {
  EXPECT_EQ(Graded("ILACS_2018", "children-in-care-and-care-leavers", "care-leavers"),
            v1::GRADE_UNSPECIFIED);
  EXPECT_EQ(Graded("ILACS_2018", "children-in-care-and-care-leavers",
                   "children-in-care-and-care-leavers"),
            v1::GRADE_GOOD);
}

TEST(GradedArea, OfAFrameworkWithoutListedAreasIsItsOwn) {
  EXPECT_EQ(Graded("PRE_SIF", "overall-effectiveness", "overall-effectiveness"), v1::GRADE_GOOD);
}

TEST(GradedArea, KnowsWhichFrameworksMayJudgeIt) {
  struct Case {
    v1::Framework framework;
    const char* area;
    bool want;
  };
  for (const Case& c : {
           Case{v1::FRAMEWORK_ILACS_2023, "overall-effectiveness", true},
           Case{v1::FRAMEWORK_ILACS_2026, "overall-effectiveness", false},
           Case{v1::FRAMEWORK_ILACS_2018, "care-leavers", false},
           Case{v1::FRAMEWORK_ILACS_2023, "care-leavers", true},
           Case{v1::FRAMEWORK_PRE_SIF, "care-leavers", true},
           Case{v1::FRAMEWORK_UNSPECIFIED, "overall-effectiveness", true},
       }) {
    EXPECT_EQ(MayJudge(Reference(), c.framework, c.area), c.want)
        << v1::Framework_Name(c.framework) << " " << c.area;
  }
}

}  // namespace
}  // namespace waymark::query
