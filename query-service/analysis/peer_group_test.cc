#include "query-service/analysis/peer_group.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

v1::PeerGroup PeersOf(const std::string& text) {
  v1::PeerGroup peers;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &peers)) << text;
  return peers;
}

std::vector<std::string> Candidates(const std::string& peers,
                                    const std::vector<std::string>& recorded,
                                    const std::string& as_of = "") {
  std::vector<std::string> ids;
  for (const reference::Authority* authority :
       CandidateAuthorities(Reference(), PeersOf(peers), recorded, ReadDate(as_of))) {
    ids.push_back(authority->id);
  }
  return ids;
}

TEST(CandidateAuthorities, AreThoseWithVisitsWhereNothingIsAsked) {
  EXPECT_THAT(Candidates("", {"sunderland", "leicester"}), ElementsAre("leicester", "sunderland"));
}

TEST(CandidateAuthorities, AreTheListedOnesAlsoWithoutVisits) {
  EXPECT_THAT(Candidates("authorities: 'authorities/reading' authorities: 'authorities/leicester' "
                         "authorities: 'authorities/reading'",
                         {"sunderland"}),
              ElementsAre("leicester", "reading"));
}

TEST(CandidateAuthorities, AreThoseOfTheRegionAlsoWithoutVisits) {
  const auto ids = Candidates("regions: 'North East'", {"sunderland", "leicester"});

  EXPECT_THAT(ids, Contains("sunderland"));
  EXPECT_THAT(ids, Contains("gateshead"));
  EXPECT_THAT(ids, Not(Contains("leicester")));
}

TEST(CandidateAuthorities, AreListedAndOfTheRegionWhereBothAreAsked) {
  EXPECT_THAT(Candidates("authorities: 'authorities/sunderland' "
                         "authorities: 'authorities/leicester' regions: 'North East'",
                         {}),
              ElementsAre("sunderland"));
}

TEST(CandidateAuthorities, OfARegionAreInForce) {
  const auto ids = Candidates("regions: 'East Midlands'", {});

  EXPECT_THAT(ids, Contains("north-northamptonshire"));
  EXPECT_THAT(ids, Not(Contains("northamptonshire")));
}

TEST(CandidateAuthorities, OfARegionAreInForceAsOfTheDate) {
  const auto ids = Candidates("regions: 'East Midlands'", {}, "2016");

  EXPECT_THAT(ids, Contains("northamptonshire"));
  EXPECT_THAT(ids, Not(Contains("north-northamptonshire")));
}

TEST(CandidateAuthorities, OfARegionAreThereWithVisitsThoughEnded) {
  EXPECT_THAT(Candidates("regions: 'East Midlands'", {"northamptonshire"}),
              Contains("northamptonshire"));
}

TEST(CandidateAuthorities, PassOverUnknownOnes) {
  EXPECT_THAT(Candidates("", {"no-such-place"}), IsEmpty());
}

struct GradeCase {
  std::string name;
  std::string peers;
  std::string inspection;
  bool want;
};

class BaselineGradeTest : public testing::TestWithParam<GradeCase> {};

TEST_P(BaselineGradeTest, IsThatOfTheEquivalentArea) {
  const DatedVisit baseline = ReadDates(VisitOf("leicester", GetParam().inspection));

  EXPECT_EQ(HasBaselineGrade(Reference(), PeersOf(GetParam().peers), &baseline), GetParam().want);
}

const char kSif[] =
    "framework: FRAMEWORK_SIF "
    "judgements { area: 'overall-effectiveness' grade: GRADE_INADEQUATE } "
    "judgements { area: 'leadership-management-governance' grade: GRADE_GOOD } "
    "judgements { area: 'care-leavers' grade: GRADE_REQUIRES_IMPROVEMENT }";
const char kJoint[] =
    "framework: FRAMEWORK_ILACS_2018 "
    "judgements { area: 'children-in-care-and-care-leavers' grade: GRADE_GOOD }";

INSTANTIATE_TEST_SUITE_P(
    Grades, BaselineGradeTest,
    testing::Values(
        GradeCase{"NoneAsked", "", "", true},
        GradeCase{"OverallByDefault", "baseline_grade: GRADE_INADEQUATE", kSif, true},
        GradeCase{"OtherGrade", "baseline_grade: GRADE_GOOD", kSif, false},
        GradeCase{"Equivalent", "baseline_grade: GRADE_GOOD baseline_area: 'leadership'", kSif,
                  true},
        GradeCase{"TheFrameworksOwnIdIsNotCompared",
                  "baseline_grade: GRADE_GOOD baseline_area: 'leadership-management-governance'",
                  kSif, false},
        GradeCase{"JointIsNoGradeOfAPart",
                  "baseline_grade: GRADE_GOOD baseline_area: 'care-leavers'", kJoint, false},
        GradeCase{"JointIsItsOwnArea",
                  "baseline_grade: GRADE_GOOD baseline_area: 'children-in-care-and-care-leavers'",
                  kJoint, true},
        GradeCase{"NotJudgedIsAGradeOfItsOwn", "baseline_grade: GRADE_NOT_JUDGED",
                  "framework: FRAMEWORK_SIF judgements { area: 'overall-effectiveness' "
                  "grade: GRADE_NOT_JUDGED }",
                  true},
        GradeCase{"OfAFrameworkWithoutListedAreas", "baseline_grade: GRADE_ADEQUATE",
                  "framework: FRAMEWORK_PRE_SIF "
                  "judgements { area: 'overall-effectiveness' grade: GRADE_ADEQUATE }",
                  true},
        GradeCase{"NoJudgements", "baseline_grade: GRADE_GOOD", "", false}),
    [](const auto& tested) { return tested.param.name; });

TEST(HasBaselineGrade, IsFalseWithoutABaseline) {
  EXPECT_FALSE(HasBaselineGrade(Reference(), PeersOf("baseline_grade: GRADE_GOOD"), nullptr));
  EXPECT_TRUE(HasBaselineGrade(Reference(), PeersOf(""), nullptr));
}

}  // namespace
}  // namespace waymark::query
