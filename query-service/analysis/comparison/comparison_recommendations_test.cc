#include "query-service/analysis/comparison/comparison_recommendations.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const char kAll[] = "recommendations {} ";

std::string Recommended(const std::string& id, const std::string& theme = "caseloads") {
  return "recommendations { id: '" + id + "' text: 'words' themes: 'themes/" + theme + "' } ";
}

std::string Updated(const std::string& id, const std::string& status) {
  return "recommendation_updates { recommendation: '" + id + "' status: RECOMMENDATION_STATUS_" +
         status + " speaker: SPEAKER_INSPECTORATE } ";
}

// Published on 20 July 2015.
std::vector<std::string> Visits() {
  return {BaselineWith(Recommended("r1") + Recommended("r2") + Recommended("r3", "supervision") +
                       Recommended("r4", "supervision")),
          VisitWith("v1", "2016-06-10", Updated("r1", "PROGRESSED") + Updated("r2", "MET")),
          VisitWith("v2", "2017-01-10", Updated("r1", "MET") + Updated("r4", "CLOSED"))};
}

// "made 4: open 1 addressed 2 closed 1"
std::string TallyText(const v1::RecommendationTally& tally) {
  return "made " + std::to_string(tally.made()) + ": open " + std::to_string(tally.open()) +
         " addressed " + std::to_string(tally.addressed()) + " closed " +
         std::to_string(tally.closed());
}

struct RowCase {
  std::string name;
  std::string request;
  std::string tally;
  std::string open_months;
};

class RecommendationsTest : public testing::TestWithParam<RowCase> {};

TEST_P(RecommendationsTest, AreCountedAsTheyStoodThen) {
  const v1::ComparisonRow row = RowOf(Visits(), GetParam().request);

  EXPECT_EQ(TallyText(row.tally()), GetParam().tally);
  EXPECT_EQ(RangeText(row.tally().has_open_months(), row.tally().open_months()),
            GetParam().open_months);
  EXPECT_EQ(row.recommendations_size(), row.tally().made());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RecommendationsTest,
    testing::Values(RowCase{"Latest", kAll, "made 4: open 1 addressed 2 closed 1", "17"},
                    RowCase{"AsOfADate", std::string(kAll) + "as_of_date: '2016'",
                            "made 4: open 3 addressed 1 closed 0", "10"},
                    RowCase{"AtAMonth", std::string(kAll) + "months_since_baseline: 12",
                            "made 4: open 3 addressed 1 closed 0", "10"},
                    RowCase{"AfterAVisit", std::string(kAll) + "visit_number: 1",
                            "made 4: open 3 addressed 1 closed 0", "10"},
                    RowCase{"OfATheme", "recommendations { theme: 'themes/caseloads' }",
                            "made 2: open 0 addressed 2 closed 0", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareRecommendations, CountsEachStatusAndCitesVisitsAndSources) {
  std::vector<std::string> visits = Visits();
  visits[0] += "sources { id: 's1' uri: 'https://a.example/report' }";
  visits[1] += "sources { id: 's1' uri: 'https://a.example/letter' }";

  const v1::ComparisonRow row = RowOf(visits, std::string(kAll) + "as_of_date: '2016'");

  ASSERT_EQ(row.tally().counts_size(), 3);
  EXPECT_EQ(row.tally().counts(0).ShortDebugString(),
            "status: RECOMMENDATION_STATUS_OPEN count: 2");
  EXPECT_EQ(row.tally().counts(1).ShortDebugString(),
            "status: RECOMMENDATION_STATUS_PROGRESSED count: 1");
  EXPECT_THAT(ShortNamesOf(row.visits()), ElementsAre("b", "v1"));
  EXPECT_EQ(row.sources_size(), 2);
  EXPECT_EQ(ShortName(row.value_visit()), "b");
}

TEST(CompareRecommendations, AreNoYoungerThanWhatIsAskedFor) {
  const v1::ComparisonRow row =
      RowOf({"name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2017-08-21' "
             "published_date: '2017-10-21' " +
             Recommended("r1")},
            std::string(kAll) + "as_of_date: '2017-09-20'");

  EXPECT_EQ(RangeText(row.has_age_months(), row.age_months()), "0");
}

TEST(CompareRecommendations, NotesUpdatesOfTheGroup) {
  std::vector<std::string> visits = Visits();
  visits.push_back(VisitWith("v3", "2017-06-10",
                             "recommendation_updates { coverage: COVERAGE_ALL status: "
                             "RECOMMENDATION_STATUS_MET }"));

  const v1::ComparisonRow row = RowOf(visits, kAll);

  EXPECT_EQ(TallyText(row.tally()), "made 4: open 1 addressed 2 closed 1");
  EXPECT_THAT(BriefNotes(row.notes()), Contains("RECOMMENDATIONS_IN_GROUP v3"));
}

// The inspectorate's update sets the status and is shown, though others are later.
TEST(CompareRecommendations, ShowTheUpdateThatSetsTheStatusAndTheLatestOthers) {
  std::vector<std::string> visits = {BaselineWith(Recommended("r1")),
                                     VisitWith("v1", "2016-01-10", Updated("r1", "OPEN")),
                                     VisitWith("v2", "2016-02-10", Updated("r1", "PROGRESSED"))};
  for (const char* name : {"v3", "v4", "v5"}) {
    visits.push_back(VisitWith(name, absl::StrCat("2016-0", &name[1], "-10"),
                               "recommendation_updates { recommendation: 'r1' status: "
                               "RECOMMENDATION_STATUS_MET speaker: SPEAKER_AUTHORITY }"));
  }

  const v1::ComparisonRow row = RowOf(visits, kAll);

  std::vector<std::string> shown;
  for (const auto& update : row.recommendations(0).updates()) {
    shown.push_back(ShortName(update.visit().name()));
  }
  EXPECT_THAT(shown, ElementsAre("v2", "v4", "v5"));
  EXPECT_EQ(row.recommendations(0).status(), v1::RECOMMENDATION_STATUS_PROGRESSED);
  EXPECT_THAT(ShortNamesOf(row.visits()), ElementsAre("b", "v2", "v4", "v5"));
}

struct ExclusionCase {
  std::string name;
  std::vector<std::string> visits;
  std::string request;
  std::string reason;
};

class RecommendationsExclusionTest : public testing::TestWithParam<ExclusionCase> {};

TEST_P(RecommendationsExclusionTest, SaysWhy) {
  EXPECT_EQ(ReasonOf(ExclusionOf(GetParam().visits, GetParam().request)), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, RecommendationsExclusionTest,
    testing::Values(ExclusionCase{"NoVisits", {}, kAll, "NO_VISITS"},
                    ExclusionCase{"NoInspection", {VisitWith("v", "2016-06")}, kAll, "NO_BASELINE"},
                    ExclusionCase{"NoneRecorded", {BaselineWith()}, kAll, "NO_RECOMMENDATION"},
                    ExclusionCase{"NoneOnTheTheme", Visits(),
                                  "recommendations { theme: 'themes/cl-eet' }",
                                  "NO_RECOMMENDATION"},
                    ExclusionCase{"Later", Visits(), std::string(kAll) + "as_of_date: '2014'",
                                  "NOT_YET_REACHED"},
                    ExclusionCase{"OnlyOfAnEarlierInspection",
                                  {Visits()[0],
                                   "name: 'b2' type: VISIT_TYPE_REINSPECTION start_date: "
                                   "'2018-03-05' end_date: '2018-03-29'"},
                                  kAll,
                                  "NO_RECOMMENDATION"}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareRecommendations, TellsOfUpdatesWhereNoRecommendationIsRecorded) {
  const v1::Exclusion exclusion =
      ExclusionOf({BaselineWith(), VisitWith("v", "2016-06",
                                             "recommendation_updates { coverage: COVERAGE_ALL "
                                             "status: RECOMMENDATION_STATUS_MET }")},
                  kAll);

  EXPECT_EQ(ReasonOf(exclusion), "NO_RECOMMENDATION");
  EXPECT_THAT(exclusion.text(), HasSubstr("speaks of all recommendations (met)"));
}

}  // namespace
}  // namespace waymark::query
