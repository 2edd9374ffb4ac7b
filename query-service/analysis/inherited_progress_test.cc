#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/progress_test_texts.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// Answers about authorities that took the place of others: cumberland of a part of cumbria,
// buckinghamshire of buckinghamshire-county, bournemouth-christchurch-and-poole of several.

constexpr char kCumbria2022[] =
    "name: 'i2022' type: VISIT_TYPE_INSPECTION start_date: '2022-09-20' end_date: '2022-09-30' "
    "published_date: '2022-11-15' sources { id: 's1' type: SOURCE_TYPE_REPORT }";
constexpr char kOwn2024[] =
    "name: 'own' type: VISIT_TYPE_INSPECTION start_date: '2024-03-04' end_date: '2024-03-15' "
    "published_date: '2024-05-01' sources { id: 's1' type: SOURCE_TYPE_REPORT }";

std::string Letter(const std::string& name, const std::string& date, const std::string& rest) {
  return Monitoring(
      name, "start_date: '" + date + "' sources { id: 's1' type: SOURCE_TYPE_LETTER } " + rest);
}

std::string Figure(const std::string& value) {
  return "observations { id: 'o1' measure: 'measures/cl-eet' qualifier: QUALIFIER_EXACT kind: "
         "OBSERVATION_KIND_ACTUAL basis: SERIES_BASIS_LETTER speaker: SPEAKER_INSPECTORATE "
         "value: " +
         value + "}";
}

std::string Weak(const std::string& standing = "STANDING_WEAK") {
  return "findings { id: 'f1' themes: 'themes/caseloads' speaker: SPEAKER_INSPECTORATE "
         "statement: 'words' standing: " +
         standing + "}";
}

AuthorityRecord Cumberland(const std::vector<std::string>& own,
                           const std::vector<std::string>& cumbria) {
  return Inheriting(RecordOf("cumberland", own), "cumbria", cumbria);
}

AuthorityRecord Poole(const std::vector<std::string>& bournemouth,
                      const std::vector<std::string>& poole) {
  return Inheriting(
      Inheriting(RecordOf("bournemouth-christchurch-and-poole", {}), "bournemouth", bournemouth),
      "poole", poole);
}

TEST(InheritedProgressTest, MarksTheBaselineAndTheVisitsOfThePredecessor) {
  const auto answer = AskOf(
      Cumberland({Letter("w", "2023-10-04", "")}, {kCumbria2022, Letter("v", "2023-01-18", "")}));

  EXPECT_EQ(answer.episode().baseline().name(), "authorities/cumbria/visits/i2022");
  EXPECT_TRUE(answer.episode().inherited());
  ASSERT_THAT(VisitNames(answer), ElementsAre("v", "w"));
  EXPECT_TRUE(answer.visits(0).inherited());
  EXPECT_FALSE(answer.visits(1).inherited());
  EXPECT_EQ(answer.visits(1).counted_number(), 2);
  EXPECT_EQ(answer.visits(1).months_since_publication().low(), 10);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("INHERITED cumbria"));
}

TEST(InheritedProgressTest, TheStandingOfThePredecessorStands) {
  const auto answer = AskOf(
      Cumberland({}, {std::string(kCumbria2022) + Weak(), Letter("v", "2023-01-18", Weak())}));

  ASSERT_EQ(answer.themes_size(), 1);
  EXPECT_EQ(answer.themes(0).standing(), v1::STANDING_WEAK);
  EXPECT_EQ(answer.themes(0).standing_visit(), "authorities/cumbria/visits/v");
  EXPECT_EQ(ShortName(answer.themes(0).unresolved_since_visit()), "i2022");
}

TEST(InheritedProgressTest, NoDirectionIsDerivedAcrossADivision) {
  const auto answer = AskOf(Cumberland({Letter("w", "2023-10-04", Weak("STANDING_SOUND"))},
                                       {std::string(kCumbria2022) + Weak()}));

  ASSERT_EQ(answer.themes_size(), 1);
  EXPECT_EQ(answer.themes(0).standing(), v1::STANDING_SOUND);
  EXPECT_EQ(answer.themes(0).direction(), v1::DIRECTION_UNSPECIFIED);
  EXPECT_THAT(BriefNotes(answer.themes(0).notes()), Contains("DIRECTION_NOT_DERIVED i2022 w"));
}

TEST(InheritedProgressTest, NoChangeIsMadeAcrossADivision) {
  const auto answer = AskOf(Cumberland({Letter("w", "2023-10-04", Figure("61"))},
                                       {std::string(kCumbria2022) + Figure("44")}));

  ASSERT_EQ(answer.measures_size(), 1);
  EXPECT_EQ(answer.measures(0).baseline().observation().value(), 44);
  EXPECT_EQ(answer.measures(0).latest().observation().value(), 61);
  EXPECT_FALSE(answer.measures(0).has_change());
  EXPECT_FALSE(answer.measures(0).has_change_per_month());
  EXPECT_EQ(answer.measures(0).direction(), v1::DIRECTION_UNSPECIFIED);
  EXPECT_THAT(BriefNotes(answer.measures(0).notes()), Contains("AREA_CHANGED i2022 w"));
}

TEST(InheritedProgressTest, AChangeIsMadeWhereTheAreaStayedTheSame) {
  const auto answer =
      AskOf(Inheriting(RecordOf("buckinghamshire", {Letter("w", "2020-10-04", Figure("61"))}),
                       "buckinghamshire-county", {std::string(kInspection2015) + Figure("40")}));

  ASSERT_EQ(answer.measures_size(), 1);
  EXPECT_EQ(answer.measures(0).change(), 21);
  EXPECT_THAT(BriefNotes(answer.measures(0).notes()), Not(Contains(StartsWith("AREA_CHANGED"))));
}

TEST(InheritedProgressTest, OnceInspectedItselfThePredecessorsEpisodesAreOthers) {
  const auto answer =
      AskOf(Cumberland({kOwn2024}, {kCumbria2022, Letter("v", "2023-01-18", Figure("44"))}));

  EXPECT_EQ(ShortName(answer.episode().baseline().name()), "own");
  EXPECT_FALSE(answer.episode().inherited());
  ASSERT_EQ(answer.other_episodes_size(), 1);
  EXPECT_TRUE(answer.other_episodes(0).inherited());
  EXPECT_EQ(answer.other_episodes(0).end(), v1::EPISODE_END_REINSPECTED);
  EXPECT_THAT(answer.measures(), IsEmpty());
  EXPECT_THAT(answer.notes(), IsEmpty());
}

TEST(InheritedProgressTest, ThePredecessorsInspectionMayBeAskedFor) {
  const auto answer = AskOf(Cumberland({kOwn2024}, {kCumbria2022, Letter("v", "2023-01-18", "")}),
                            "baseline: 'authorities/cumbria/visits/i2022'");

  EXPECT_TRUE(answer.episode().inherited());
  EXPECT_EQ(ShortName(answer.episode().ended_by().name()), "own");
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("INHERITED cumbria", "LATER_INSPECTION own"));
}

TEST(InheritedProgressTest, OfSeveralPredecessorsTheCandidatesAreListed) {
  const auto answer = AskOf(Poole({kInspection2015, Letter("bv", "2018-05-01", Weak())},
                                  {kReinspection2017, Letter("pv", "2018-06-01", "")}));

  EXPECT_FALSE(answer.episode().has_baseline());
  EXPECT_TRUE(answer.episode().inherited());
  ASSERT_EQ(answer.episode().candidate_baselines_size(), 2);
  EXPECT_EQ(answer.episode().candidate_baselines(0).name(), "authorities/bournemouth/visits/i2015");
  EXPECT_EQ(answer.episode().candidate_baselines(1).name(), "authorities/poole/visits/i2017");
  EXPECT_THAT(VisitNames(answer), ElementsAre("i2015", "i2017", "bv", "pv"));
  EXPECT_FALSE(answer.visits(2).has_counted_number());
  EXPECT_EQ(answer.other_episodes_size(), 2);
  EXPECT_THAT(BriefNotes(answer.notes()),
              ElementsAre("INHERITED bournemouth poole", "BASELINE_NOT_CHOSEN i2015 i2017"));
}

TEST(InheritedProgressTest, OfSeveralPredecessorsTheCandidatesAreTheLatestByThen) {
  const auto answer = AskOf(Poole({kInspection2015, Letter("bv", "2016-05-01", "")},
                                  {kInspection2015, kReinspection2017}),
                            "to_date: '2016'");

  ASSERT_EQ(answer.episode().candidate_baselines_size(), 2);
  EXPECT_EQ(answer.episode().candidate_baselines(0).name(), "authorities/bournemouth/visits/i2015");
  EXPECT_EQ(answer.episode().candidate_baselines(1).name(), "authorities/poole/visits/i2015");
  EXPECT_THAT(VisitNames(answer), ElementsAre("i2015", "i2015", "bv"));
}

TEST(InheritedProgressTest, OneOfSeveralPredecessorsInspectionsMayBeAskedFor) {
  const auto answer = AskOf(Poole({kInspection2015, Letter("bv", "2018-05-01", "")},
                                  {kReinspection2017, Letter("pv", "2018-06-01", "")}),
                            "baseline: 'authorities/bournemouth/visits/i2015'");

  EXPECT_THAT(VisitNames(answer), ElementsAre("bv"));
  EXPECT_EQ(answer.visits(0).counted_number(), 1);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("INHERITED bournemouth"));
}

TEST(InheritedProgressTest, StandingsOfTwoPredecessorsAreNeitherComparedNorOneRun) {
  const auto answer =
      AskOf(Poole({kInspection2015, Letter("bv", "2018-05-01", Weak("STANDING_INCONSISTENT"))},
                  {kReinspection2017, Letter("pv", "2018-06-01", Weak())}));

  ASSERT_EQ(answer.themes_size(), 1);
  EXPECT_EQ(ShortName(answer.themes(0).standing_visit()), "pv");
  EXPECT_EQ(answer.themes(0).direction(), v1::DIRECTION_UNSPECIFIED);
  EXPECT_EQ(ShortName(answer.themes(0).unresolved_since_visit()), "pv");
  EXPECT_THAT(BriefNotes(answer.themes(0).notes()), ElementsAre("DIRECTION_NOT_DERIVED bv pv"));
}

TEST(InheritedProgressTest, FiguresOfTwoPredecessorsDoNotDisputeEachOther) {
  const auto answer = AskOf(Poole({kInspection2015, Letter("bv", "2018-05-01", Figure("44"))},
                                  {kReinspection2017, Letter("pv", "2018-05-01", Figure("61"))}));

  ASSERT_EQ(answer.measures_size(), 1);
  ASSERT_EQ(answer.measures(0).points_size(), 2);
  EXPECT_FALSE(answer.measures(0).points(0).disputed());
  EXPECT_FALSE(answer.measures(0).points(1).disputed());
  EXPECT_FALSE(answer.measures(0).has_change());
  EXPECT_THAT(BriefNotes(answer.measures(0).notes()), Contains("AREA_CHANGED bv pv"));
}

TEST(InheritedProgressTest, AJointVisitIsNotedAndCountsOnce) {
  const auto answer =
      AskOf(Poole({kInspection2015, Letter("bv", "2018-05-01", "")},
                  {kReinspection2017,
                   Letter("pv", "2018-05-01", "joint_with: 'authorities/bournemouth/visits/bv'")}));

  EXPECT_EQ(answer.episode().visits_held(), 1);
  ASSERT_EQ(answer.visits_size(), 4);
  EXPECT_THAT(answer.visits(3).joint_with(), ElementsAre("authorities/bournemouth/visits/bv"));
  EXPECT_THAT(BriefNotes(answer.notes()), Contains("HELD_JOINTLY pv bv"));
}

TEST(InheritedProgressTest, AnAbolishedAuthoritysMonthsRunToItsLastDay) {
  const auto answer = Ask("cumbria", {kCumbria2022});

  EXPECT_EQ(answer.episode().end(), v1::EPISODE_END_CONTINUED_BY);
  EXPECT_EQ(answer.episode().months_since_publication().low(), 4);
  EXPECT_EQ(answer.episode().months_since_fieldwork().high(), 6);
}

}  // namespace
}  // namespace waymark::query
