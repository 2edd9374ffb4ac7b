#include "query-service/analysis/comparison/comparison_overall.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::string Said(const std::string& phrase, const std::string& rating = "",
                 const std::string& rest = "speaker: SPEAKER_INSPECTORATE") {
  return "overall_progress { phrase: '" + phrase + "' " +
         (rating.empty() ? "" : "rating: PROGRESS_RATING_" + rating + " ") + rest + " } ";
}

std::string InArea(const std::string& area) {
  return "speaker: SPEAKER_INSPECTORATE service_area: 'service_areas/" + area + "'";
}

std::vector<std::string> TwoVisits() {
  return {BaselineWith(), VisitWith("v1", "2016-06-10", Said("some progress", "LIMITED")),
          VisitWith("v2", "2017-01-10", Said("significant progress", "SIGNIFICANT"))};
}

struct RowCase {
  std::string name;
  std::vector<std::string> visits;
  std::string request;
  std::string visit;
  std::vector<std::string> phrases;
  v1::ProgressRating rating;
};

class OverallTest : public testing::TestWithParam<RowCase> {};

TEST_P(OverallTest, IsTheLatestThatTheInspectorateStates) {
  const v1::ComparisonRow row = RowOf(GetParam().visits, GetParam().request);

  std::vector<std::string> phrases;
  for (const auto& one : row.overall_progress()) phrases.push_back(one.overall_progress().phrase());
  EXPECT_EQ(ShortName(row.value_visit()), GetParam().visit);
  EXPECT_EQ(phrases, GetParam().phrases);
  EXPECT_EQ(row.rating(), GetParam().rating);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, OverallTest,
    testing::Values(
        RowCase{"Latest",
                TwoVisits(),
                "overall {}",
                "v2",
                {"significant progress"},
                v1::PROGRESS_RATING_SIGNIFICANT},
        RowCase{"AsOfADate",
                TwoVisits(),
                "overall {} as_of_date: '2016'",
                "v1",
                {"some progress"},
                v1::PROGRESS_RATING_LIMITED},
        RowCase{"AtAMonth",
                TwoVisits(),
                "overall {} months_since_baseline: 12",
                "v1",
                {"some progress"},
                v1::PROGRESS_RATING_LIMITED},
        RowCase{"AtAVisit",
                TwoVisits(),
                "overall {} visit_number: 1",
                "v1",
                {"some progress"},
                v1::PROGRESS_RATING_LIMITED},
        RowCase{"APhraseWithoutARating",
                {BaselineWith(), VisitWith("v", "2016-06", Said("on a journey"))},
                "overall {}",
                "v",
                {"on a journey"},
                v1::PROGRESS_RATING_UNSPECIFIED},
        RowCase{"NotWhatOthersSay",
                {BaselineWith(),
                 VisitWith("v", "2016-06",
                           Said("great progress", "SIGNIFICANT", "speaker: SPEAKER_AUTHORITY") +
                               Said("some progress", "LIMITED"))},
                "overall {}",
                "v",
                {"some progress"},
                v1::PROGRESS_RATING_LIMITED},
        RowCase{"AllThatAgree",
                {BaselineWith(), VisitWith("v", "2016-06",
                                           Said("a", "STEADY", InArea("care-leavers")) +
                                               Said("b", "STEADY", InArea("front-door")))},
                "overall {}",
                "v",
                {"a", "b"},
                v1::PROGRESS_RATING_STEADY},
        RowCase{"OfAnAreaAndThoseUnderIt",
                {BaselineWith(),
                 VisitWith("v1", "2016-06",
                           Said("a", "STEADY", InArea("front-door")) +
                               Said("b", "LIMITED", InArea("care-leavers"))),
                 VisitWith("v2", "2016-09", Said("c", "NONE", InArea("care-leavers")))},
                "overall { service_area: 'service_areas/help-and-protection' }",
                "v1",
                {"a"},
                v1::PROGRESS_RATING_STEADY},
        RowCase{"OfAVisitThatLookedAtNothingElse",
                {BaselineWith(), VisitWith("v", "2016-06",
                                           "focus { service_area: 'service_areas/care-leavers' } " +
                                               Said("a", "STEADY"))},
                "overall { service_area: 'service_areas/care-leavers' }",
                "v",
                {"a"},
                v1::PROGRESS_RATING_STEADY},
        RowCase{"OfAVisitThatLookedAtTheAreaAndOneUnderIt",
                {BaselineWith(),
                 VisitWith("v1", "2016-06",
                           "focus { service_area: 'service_areas/help-and-protection' } "
                           "focus { service_area: 'service_areas/front-door' } " +
                               Said("a", "STEADY")),
                 VisitWith("v2", "2016-09",
                           "focus { service_area: 'service_areas/front-door' } "
                           "focus { service_area: 'service_areas/care-leavers' } " +
                               Said("b", "LIMITED"))},
                "overall { service_area: 'service_areas/help-and-protection' }",
                "v1",
                {"a"},
                v1::PROGRESS_RATING_STEADY}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareOverall, ChoosesNoneOfSeveralRatingsAndSaysSo) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(), VisitWith("v", "2016-06", Said("a", "STEADY") + Said("b", "LIMITED"))},
            "overall {}");

  EXPECT_EQ(row.rating(), v1::PROGRESS_RATING_UNSPECIFIED);
  EXPECT_EQ(row.overall_progress_size(), 2);
  EXPECT_THAT(BriefNotes(row.notes()), Contains("RATINGS_DIFFER v"));
}

TEST(CompareOverall, CitesVisitAndSourcesAndGivesTheBaseline) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(), VisitWith("v", "2016-06-10",
                                       Said("some progress", "LIMITED",
                                            "speaker: SPEAKER_INSPECTORATE source_ids: 's1'") +
                                           "sources { id: 's1' type: SOURCE_TYPE_LETTER } "
                                           "sources { id: 's2' type: SOURCE_TYPE_PRESS }")},
            "overall {} as_of_date: '2016-12-10'");

  EXPECT_THAT(ShortNamesOf(row.visits()), ElementsAre("v", "b"));
  ASSERT_EQ(row.overall_progress(0).sources_size(), 1);
  EXPECT_EQ(row.overall_progress(0).sources(0).id(), "s1");
  EXPECT_THAT(BriefNotes(row.notes()), Not(Contains("SECOND_HAND v")));
  EXPECT_EQ(RangeText(row.has_age_months(), row.age_months()), "6");
  EXPECT_EQ(RangeText(row.has_months_since_fieldwork(), row.months_since_fieldwork()), "12");
}

TEST(CompareOverall, NotesAVisitThatMayHaveBeenOver) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(), VisitWith("v1", "2016-01-10", Said("a", "LIMITED")),
             VisitWith("v2", "2016-06", Said("b", "STEADY"))},
            "overall {} as_of_date: '2016-06-15'");

  EXPECT_EQ(ShortName(row.value_visit()), "v1");
  EXPECT_THAT(BriefNotes(row.notes()), Contains("POSSIBLE v2"));
}

TEST(CompareOverall, NotesAStatementOfTheBaseline) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(Said("a", "NONE")), VisitWith("v1", "2016-01-10")}, "overall {}");

  EXPECT_THAT(BriefNotes(row.notes()), Contains("VALUE_OF_BASELINE b"));
}

class OverallExclusionTest : public testing::TestWithParam<ExclusionCase> {};

TEST_P(OverallExclusionTest, SaysWhyAndWhatThereWas) { ExpectExcluded(GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Reasons, OverallExclusionTest,
    testing::Values(ExclusionCase{"NoVisits", {}, "overall {}", "NO_VISITS", 0},
                    ExclusionCase{
                        "Nothing", {BaselineWith()}, "overall {}", "NO_OVERALL_PROGRESS", 0},
                    ExclusionCase{"OnlyOthers",
                                  {BaselineWith(),
                                   VisitWith("v", "2016-06",
                                             Said("a", "STEADY", "speaker: SPEAKER_AUTHORITY"))},
                                  "overall {}",
                                  "NO_OVERALL_PROGRESS",
                                  1},
                    ExclusionCase{"Later", TwoVisits(), "overall {} as_of_date: '2016-01'",
                                  "NOT_YET_REACHED", 2},
                    ExclusionCase{"AtASilentVisit",
                                  {BaselineWith(), VisitWith("v1", "2016-06"),
                                   VisitWith("v2", "2016-09", Said("a", "STEADY"))},
                                  "overall {} visit_number: 1",
                                  "NO_OVERALL_PROGRESS",
                                  0},
                    // Two visits that nothing dates: which is the latest is not known.
                    ExclusionCase{"Undated",
                                  {BaselineWith(), UndatedVisitWith("v1", Said("a", "STEADY")),
                                   UndatedVisitWith("v2", Said("b", "NONE"))},
                                  "overall {}",
                                  "NOT_YET_REACHED",
                                  2}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace waymark::query
