#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/samples_cluster.h"

// The shipped samples, loaded as a newcomer does, and what must come back out of them.
namespace waymark {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class SamplesTest : public SamplesCluster {
 protected:
  static std::vector<std::string> Files() {
    return {"leicester.jsonl", "reading.jsonl", "sunderland.jsonl", "wandsworth.jsonl"};
  }
  static void SetUpTestSuite() { Load(Files()); }

  static v1::GetProgressResponse Progress(const std::string& authority) {
    v1::GetProgressRequest request;
    request.set_authority("authorities/" + authority);
    const auto progress = Ask(&v1::QueryService::Stub::GetProgress, request);
    EXPECT_THAT(progress, IsOk());
    return progress.value_or(v1::GetProgressResponse());
  }

  static v1::CompareAuthoritiesResponse Compare(const std::string& theme) {
    v1::CompareAuthoritiesRequest request;
    request.mutable_theme()->set_theme(theme);
    const auto comparison = Ask(&v1::QueryService::Stub::CompareAuthorities, request);
    EXPECT_THAT(comparison, IsOk());
    return comparison.value_or(v1::CompareAuthoritiesResponse());
  }

  static v1::Visit Visit(const std::string& name) {
    const auto read = GetVisit(query(), "authorities/" + name, token());
    EXPECT_THAT(read, IsOk());
    return read.ok() ? read->visit() : v1::Visit();
  }
};

const v1::ThemeTrajectory& ThemeOf(const v1::GetProgressResponse& progress,
                                   const std::string& theme) {
  static const v1::ThemeTrajectory kNone;
  for (const v1::ThemeTrajectory& trajectory : progress.themes()) {
    if (trajectory.theme().name() == "themes/" + theme) return trajectory;
  }
  ADD_FAILURE() << "no theme " << theme;
  return kNone;
}

const v1::MeasureTrajectory& MeasureOf(const v1::GetProgressResponse& progress,
                                       const std::string& measure) {
  static const v1::MeasureTrajectory kNone;
  for (const v1::MeasureTrajectory& trajectory : progress.measures()) {
    if (trajectory.measure().name() == "measures/" + measure) return trajectory;
  }
  ADD_FAILURE() << "no measure " << measure;
  return kNone;
}

struct Change {
  double from;
  std::string from_date;
  double to;
  std::string to_date;
  double change;
};

void ExpectChange(const v1::MeasureTrajectory& trajectory, const Change& want) {
  const v1::Observation& baseline = trajectory.baseline().observation();
  const v1::Observation& latest = trajectory.latest().observation();
  EXPECT_EQ(baseline.value(), want.from);
  EXPECT_EQ(baseline.as_of_date(), want.from_date);
  EXPECT_EQ(latest.value(), want.to);
  EXPECT_EQ(latest.as_of_date(), want.to_date);
  EXPECT_TRUE(trajectory.has_change());
  EXPECT_EQ(trajectory.change(), want.change);
  EXPECT_EQ(trajectory.direction(), v1::DIRECTION_IMPROVED);
}

// The only visit of the episode, which sources call the `number`th.
void ExpectOneVisitNumbered(const v1::GetProgressResponse& progress, int number) {
  ASSERT_EQ(progress.visits_size(), 1);
  ASSERT_EQ(progress.visits(0).stated_numbers_size(), 1);
  EXPECT_EQ(progress.visits(0).stated_numbers(0).number(), number);
}

TEST_F(SamplesTest, SunderlandIsInTouchWithMore) {
  const v1::GetProgressResponse progress = Progress("sunderland");

  EXPECT_EQ(progress.episode().baseline().name(), "authorities/sunderland/visits/2015-inspection");
  ExpectOneVisitNumbered(progress, 1);
  ASSERT_EQ(progress.visits(0).overall_progress_size(), 1);
  EXPECT_EQ(progress.visits(0).overall_progress(0).phrase(), "significant progress");
  EXPECT_EQ(progress.visits(0).overall_progress(0).rating(), v1::PROGRESS_RATING_SIGNIFICANT);
  ExpectChange(MeasureOf(progress, "cl-in-touch"), {30, "2015-05", 82, "2016-06", 52});
  EXPECT_THAT(progress.visits(0).visit().start_date(), IsEmpty()) << "no document gives a date";
}

TEST_F(SamplesTest, SunderlandsWeaknessesAreNamed) {
  const v1::GetProgressResponse progress = Progress("sunderland");

  EXPECT_EQ(ThemeOf(progress, "cl-pathway-plan-quality").standing(), v1::STANDING_INCONSISTENT);
  EXPECT_EQ(ThemeOf(progress, "case-recording").standing(), v1::STANDING_INCONSISTENT);
  EXPECT_EQ(ThemeOf(progress, "management-oversight").standing(), v1::STANDING_WEAK);
}

TEST_F(SamplesTest, SunderlandsInspectorsSpokeToEight) {
  const v1::Visit visit = Visit("sunderland/visits/monitoring-visit-1");

  EXPECT_THAT(visit.evidence(), Contains(EqualsProto(R"pb(
                type: EVIDENCE_TYPE_CARE_LEAVERS_SPOKEN_TO
                description: "Care leavers"
                count: 8
              )pb")));
  EXPECT_EQ(visit.sources_size(), 2) << "two documents tell of one visit";
}

TEST_F(SamplesTest, LeicestersYoungPeopleStayLonger) {
  const v1::GetProgressResponse progress = Progress("leicester");

  ExpectOneVisitNumbered(progress, 4);
  const v1::MeasureTrajectory& staying = MeasureOf(progress, "cl-staying-put-count");
  EXPECT_EQ(staying.baseline().observation().value(), 10);
  EXPECT_EQ(staying.latest().observation().value(), 22);
  EXPECT_EQ(staying.change(), 12);
}

TEST_F(SamplesTest, LeicesterImprovesAndIsStillWeak) {
  const v1::GetProgressResponse progress = Progress("leicester");

  const v1::ThemeTrajectory& eet = ThemeOf(progress, "cl-eet");
  EXPECT_EQ(eet.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(eet.standing(), v1::STANDING_WEAK);
  const v1::MeasureTrajectory& neet = MeasureOf(progress, "cl-neet");
  EXPECT_EQ(neet.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_FALSE(neet.has_latest()) << "words are no figure";
  EXPECT_EQ(ThemeOf(progress, "caseloads").standing(), v1::STANDING_WEAK);
}

TEST_F(SamplesTest, WandsworthsFiguresComeBack) {
  const v1::GetProgressResponse progress = Progress("wandsworth");

  ExpectOneVisitNumbered(progress, 6);
  ExpectChange(MeasureOf(progress, "cl-eet"), {44, "2015-12", 61, "2017-10", 17});
  ExpectChange(MeasureOf(progress, "pa-fte"), {11, "../2017-09", 13, "", 2});
  ExpectChange(MeasureOf(progress, "eet-adviser-fte"), {1, "../2017-09", 3, "", 2});
  EXPECT_EQ(MeasureOf(progress, "supervision-on-time").latest().observation().value(), 97);
}

TEST_F(SamplesTest, WandsworthsWordsStayWords) {
  const v1::GetProgressResponse progress = Progress("wandsworth");

  const v1::MeasureTrajectory& staying_put = MeasureOf(progress, "cl-staying-put");
  ASSERT_EQ(staying_put.points_size(), 1);
  EXPECT_FALSE(staying_put.points(0).observation().has_value());
  EXPECT_EQ(staying_put.points(0).observation().wording(), "low");
  EXPECT_EQ(ThemeOf(progress, "cl-staying-put").standing(), v1::STANDING_WEAK);
  EXPECT_EQ(ThemeOf(progress, "commissioning-provider").direction(), v1::DIRECTION_IMPROVED)
      << "the service came in house";
}

TEST_F(SamplesTest, ReadingsPlansAreNoFigures) {
  const v1::GetProgressResponse progress = Progress("reading");

  ExpectOneVisitNumbered(progress, 7);
  EXPECT_THAT(progress.visits(0).visit().start_date(), IsEmpty()) << "no document gives a date";
  for (const v1::MeasureTrajectory& trajectory : progress.measures()) {
    EXPECT_NE(trajectory.measure().name(), "measures/pa-fte");
  }
  const v1::ThemeTrajectory& advisers = ThemeOf(progress, "cl-personal-adviser-capacity");
  EXPECT_EQ(advisers.standing(), v1::STANDING_WEAK);
  EXPECT_EQ(advisers.direction(), v1::DIRECTION_UNCHANGED);
  ASSERT_EQ(advisers.points_size(), 1);
  ASSERT_EQ(advisers.points(0).other_findings_size(), 1);
  EXPECT_EQ(advisers.points(0).other_findings(0).finding().scope(), v1::FINDING_SCOPE_FORECAST)
      << "three advisers are recruited and have not begun";
}

TEST_F(SamplesTest, ReadingsMovementsComeBack) {
  const v1::GetProgressResponse progress = Progress("reading");

  const v1::ThemeTrajectory& entitlements = ThemeOf(progress, "cl-entitlements-local-offer");
  ASSERT_EQ(entitlements.points_size(), 1);
  ASSERT_EQ(entitlements.points(0).findings_size(), 1);
  EXPECT_EQ(entitlements.points(0).findings(0).finding().pace(), v1::PACE_TOO_SLOW);
  EXPECT_EQ(ThemeOf(progress, "participation-voice").standing(), v1::STANDING_WEAK);
  EXPECT_EQ(ThemeOf(progress, "cl-accommodation").direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(ThemeOf(progress, "cl-eet").direction(), v1::DIRECTION_IMPROVED);
}

TEST_F(SamplesTest, AdvisersAreComparedInThree) {
  const v1::CompareAuthoritiesResponse comparison = Compare("themes/cl-personal-adviser-capacity");

  std::vector<std::string> rows;
  for (const v1::ComparisonRow& row : comparison.rows()) rows.push_back(row.authority().name());
  EXPECT_THAT(
      rows, ElementsAre("authorities/leicester", "authorities/reading", "authorities/wandsworth"));
  ASSERT_EQ(comparison.excluded_size(), 1);
  EXPECT_EQ(comparison.excluded(0).authority().name(), "authorities/sunderland");
  EXPECT_EQ(comparison.excluded(0).reason(), v1::EXCLUSION_REASON_NO_FINDING);
  EXPECT_EQ(comparison.group_size(), 4);
  EXPECT_EQ(comparison.row_count(), 3);
}

TEST_F(SamplesTest, OversightIsComparedInThree) {
  const v1::CompareAuthoritiesResponse comparison = Compare("themes/management-oversight");

  std::vector<std::string> rows;
  for (const v1::ComparisonRow& row : comparison.rows()) {
    rows.push_back(row.authority().name());
    EXPECT_THAT(row.findings(), Not(IsEmpty())) << "a row shows what it rests on";
  }
  EXPECT_THAT(
      rows, ElementsAre("authorities/reading", "authorities/sunderland", "authorities/wandsworth"));
  EXPECT_THAT(comparison.excluded(), SizeIs(1));
  EXPECT_EQ(comparison.group_size(), 4);
}

TEST_F(SamplesTest, AllInspectionsAreThere) {
  v1::ListVisitsRequest request;
  request.set_parent("authorities/-");
  for (const v1::VisitType type :
       {v1::VISIT_TYPE_INSPECTION, v1::VISIT_TYPE_SHORT_INSPECTION, v1::VISIT_TYPE_REINSPECTION}) {
    request.add_types(type);
  }

  const auto listed = Ask(&v1::QueryService::Stub::ListVisits, request);

  ASSERT_THAT(listed, IsOk());
  EXPECT_THAT(listed->visits(), SizeIs(11));
  EXPECT_THAT(listed->visits(), Each(testing::Property(&v1::Visit::judgements, Not(IsEmpty()))));
}

TEST_F(SamplesTest, LoadingThemAgainIsHarmless) {
  const auto again = Import(Files());

  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->exit_status, 0);
  EXPECT_THAT(again->output, HasSubstr("15 records: 0 created, 15 skipped, 0 rejected"));
}

TEST_F(SamplesTest, TheCommandsShowThem) {
  const std::string query = "--query=" + query_address();

  const auto progress = RunProgram(kQueryProgram, {"progress", query, "sunderland"});
  const auto compare =
      RunProgram(kQueryProgram, {"compare", query, "--theme=management-oversight"});

  ASSERT_THAT(progress, IsOk());
  EXPECT_EQ(progress->exit_status, 0) << progress->errors;
  EXPECT_THAT(progress->output, HasSubstr("Sunderland"));
  EXPECT_THAT(progress->output, HasSubstr("82"));
  ASSERT_THAT(compare, IsOk());
  EXPECT_EQ(compare->exit_status, 0) << compare->errors;
  EXPECT_THAT(compare->output, HasSubstr("Wandsworth"));
}

}  // namespace
}  // namespace waymark
