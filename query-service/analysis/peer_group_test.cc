#include "query-service/analysis/peer_group.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

v1::PeerGroup PeersOf(const std::string& text) {
  v1::PeerGroup peers;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &peers)) << text;
  return peers;
}

std::vector<std::string> Candidates(const std::string& peers,
                                    const std::vector<std::string>& recorded,
                                    const std::string& as_of = "") {
  const auto candidates =
      CandidateAuthorities(Reference(), PeersOf(peers), ReadDate(as_of), [&](std::string_view id) {
        return std::find(recorded.begin(), recorded.end(), id) != recorded.end();
      });
  EXPECT_TRUE(candidates.ok()) << candidates.status();
  std::vector<std::string> ids;
  for (const reference::Authority* authority : *candidates) ids.push_back(authority->id);
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

TEST(CandidateAuthorities, OfRegionsAreThereOnceById) {
  const auto ids = Candidates("regions: 'North East' regions: 'London' regions: 'London'", {});

  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  EXPECT_THAT(ids, testing::AllOf(Contains("sunderland"), Contains("barnet")));
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

TEST(CandidateAuthorities, AreAskedForVisitsOnlyWhereTheyDependOnThem) {
  std::vector<std::string> asked;
  const auto candidates = CandidateAuthorities(Reference(), PeersOf("regions: 'East Midlands'"),
                                               std::nullopt, [&](std::string_view id) {
                                                 asked.emplace_back(id);
                                                 return false;
                                               });

  EXPECT_TRUE(candidates.ok());
  EXPECT_THAT(asked, ElementsAre("northamptonshire"));
}

TEST(CandidateAuthorities, FailWhereAskingForVisitsFails) {
  const auto candidates = CandidateAuthorities(
      Reference(), v1::PeerGroup(), std::nullopt,
      [](std::string_view) { return absl::DataLossError("a piece is missing"); });

  EXPECT_EQ(candidates.status().code(), absl::StatusCode::kDataLoss);
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

  EXPECT_EQ(BaselineMembership(Reference(), PeersOf(GetParam().peers), &baseline),
            GetParam().want ? model::Membership::kCertain : model::Membership::kOutside);
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

TEST(CandidateAuthorities, AreThoseOfTheCouncilTypeInForceAlsoWithoutVisits) {
  const auto ids = Candidates("council_types: 'city-corporation' council_types: 'sui-generis'", {});

  EXPECT_THAT(ids, Contains("city-of-london"));
  EXPECT_THAT(ids, Not(Contains("leicester")));
  EXPECT_THAT(Candidates("council_types: 'county' regions: 'East Midlands'", {}),
              ElementsAre("derbyshire", "leicestershire", "lincolnshire", "nottinghamshire"));
}

TEST(CandidateAuthorities, AreTheAuthorityAndItsTenNeighboursAlsoWithoutVisits) {
  const std::string of = "statistical_neighbours_of: 'authorities/leicester' ";

  const auto ids = Candidates(of, {"barnet"});

  EXPECT_EQ(ids.size(), 11u);
  EXPECT_THAT(ids, Contains("leicester"));
  EXPECT_THAT(ids, Not(Contains("barnet")));
  for (const reference::Neighbour& neighbour : Reference().NeighboursOf("leicester", "2025")) {
    EXPECT_THAT(ids, Contains(neighbour.neighbour));
  }
}

TEST(CandidateAuthorities, AreNeighboursByTheModelAskedFor) {
  const std::string of = "statistical_neighbours_of: 'authorities/leicester' ";

  EXPECT_EQ(Candidates(of, {}), Candidates(of + "neighbours_model: '2025'", {}));
  EXPECT_NE(Candidates(of, {}), Candidates(of + "neighbours_model: '2021'", {}));
}

TEST(CandidateAuthorities, AreNeighboursOfTheKindAskedFor) {
  const auto ids = Candidates(
      "statistical_neighbours_of: 'authorities/leicester' council_types: 'london-borough'", {});

  EXPECT_THAT(ids, Not(Contains("leicester")));
  for (const std::string& id : ids) {
    EXPECT_EQ(Reference().FindAuthority(id)->council_type, "london-borough");
  }
}

struct DatesCase {
  std::string name;
  std::string peers;
  std::string inspection;
  model::Membership want;
};

class BaselineDatesTest : public testing::TestWithParam<DatesCase> {};

TEST_P(BaselineDatesTest, AreThoseOfTheInspection) {
  const DatedVisit baseline = ReadDates(VisitOf("leicester", GetParam().inspection));

  EXPECT_EQ(BaselineMembership(Reference(), PeersOf(GetParam().peers), &baseline), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, BaselineDatesTest,
    testing::Values(
        DatesCase{"NoneAsked", "", "", model::Membership::kCertain},
        DatesCase{"FirstDayOfTheBoundCounts", "baseline_from_date: '2016'",
                  "start_date: '2015-12-10' end_date: '2016-01-01'", model::Membership::kCertain},
        DatesCase{"Before", "baseline_from_date: '2016'", "end_date: '2015-12-31'",
                  model::Membership::kOutside},
        DatesCase{"LastDayOfTheBoundCounts", "baseline_to_date: '2016-06'",
                  "end_date: '2016-06-30'", model::Membership::kCertain},
        DatesCase{"Between", "baseline_from_date: '2016' baseline_to_date: '2017'",
                  "published_date: '2017-05'", model::Membership::kCertain},
        DatesCase{"MayBe", "baseline_to_date: '2016-06'", "end_date: '2016'",
                  model::Membership::kPossible},
        DatesCase{"Undated", "baseline_to_date: '2016-06'", "", model::Membership::kPossible},
        DatesCase{"WithAnotherGrade", "baseline_grade: GRADE_GOOD baseline_to_date: '2016'",
                  std::string("end_date: '2015' ") + kSif, model::Membership::kOutside},
        DatesCase{"WithTheGrade", "baseline_grade: GRADE_INADEQUATE baseline_to_date: '2016'",
                  std::string("end_date: '2015' ") + kSif, model::Membership::kCertain}),
    [](const auto& tested) { return tested.param.name; });

TEST(BaselineMembership, IsOutsideWithoutABaselineWhereAnythingIsAsked) {
  EXPECT_EQ(BaselineMembership(Reference(), PeersOf("baseline_grade: GRADE_GOOD"), nullptr),
            model::Membership::kOutside);
  EXPECT_EQ(BaselineMembership(Reference(), PeersOf("baseline_to_date: '2016'"), nullptr),
            model::Membership::kOutside);
  EXPECT_EQ(BaselineMembership(Reference(), PeersOf(""), nullptr), model::Membership::kCertain);
}

}  // namespace
}  // namespace waymark::query
