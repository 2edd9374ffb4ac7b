#include "query-service/handlers/get_progress_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

absl::StatusOr<v1::GetProgressResponse> Get(const View& view, std::string_view request) {
  auto answer =
      GetProgressHandler(Reference()).Handle(view, ParseText<v1::GetProgressRequest>(request));
  if (!answer.ok()) return answer.status();
  EXPECT_TRUE(answer->ReadFields());
  return std::move(answer->message);
}

// An inspection of 2015 that found Leicester inadequate.
v1::Visit Inspection() {
  v1::Visit visit = VisitOf("leicester", R"(
      name: "i2015" type: VISIT_TYPE_INSPECTION framework: FRAMEWORK_SIF
      start_date: "2015-01-13" end_date: "2015-02-04" published_date: "2015-03-20"
      judgements { area: "overall-effectiveness" grade: GRADE_INADEQUATE })");
  return visit;
}

v1::Visit Monitoring(const std::string& name, const std::string& standing) {
  return VisitOf("leicester", "name: '" + name + R"(' type: VISIT_TYPE_MONITORING_VISIT
      start_date: "2016-06-14" findings { id: "f1" themes: "themes/caseloads" standing: )" +
                                  standing + " speaker: SPEAKER_INSPECTORATE statement: 'words' }");
}

std::vector<std::string> VisitsOf(const v1::GetProgressResponse& answer) {
  std::vector<std::string> names;
  for (const v1::VisitPoint& point : answer.visits()) {
    names.push_back(BriefName(point.visit().name()));
  }
  return names;
}

class GetProgressTest : public testing::Test {
 protected:
  GetProgressTest() { store_.Apply({Inspection(), Monitoring("v1", "STANDING_WEAK")}); }

  TestStore store_;
};

TEST_F(GetProgressTest, TellsNoFindingThatTheCallerMayNotSee) {
  v1::Visit hidden = Monitoring("v2", "STANDING_SOUND");
  hidden.set_start_date("2017-01-10");
  hidden.set_publication_status(v1::PUBLICATION_STATUS_UNPUBLISHED);
  v1::Visit shown = Monitoring("v3", "STANDING_WEAK");
  shown.set_publication_status(v1::PUBLICATION_STATUS_PUBLISHED);
  store_.Apply({hidden, shown});
  const View view = ViewOf(store_).For(Visibility::PublicAnd({}));

  const auto answer = Get(view, R"(authority: "authorities/leicester")");

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->themes_size(), 1);
  EXPECT_EQ(answer->themes(0).points_size(), 1);
  EXPECT_EQ(BriefName(answer->themes(0).points(0).visit().name()), "leicester/v3");
}

TEST_F(GetProgressTest, TellsFromTheWholeVisits) {
  const auto answer = Get(ViewOf(store_), R"(authority: "authorities/leicester")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->authority().name(), "authorities/leicester");
  EXPECT_EQ(BriefName(answer->episode().baseline().name()), "leicester/i2015");
  EXPECT_THAT(VisitsOf(*answer), ElementsAre("leicester/v1"));
  ASSERT_EQ(answer->themes_size(), 1);
  EXPECT_EQ(answer->themes(0).theme().name(), "themes/caseloads");
  EXPECT_EQ(answer->themes(0).standing(), v1::STANDING_WEAK);
}

TEST_F(GetProgressTest, AnswersFromTheStateOfTheView) {
  store_.Apply({Monitoring("v1", "STANDING_SOUND"), Monitoring("v2", "STANDING_SOUND")});

  const auto answer = Get(ViewOf(store_, 2), R"(authority: "authorities/leicester")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(VisitsOf(*answer), ElementsAre("leicester/v1"));
  EXPECT_EQ(answer->themes(0).standing(), v1::STANDING_WEAK);
  EXPECT_EQ(DecodeConsistencyToken(answer->consistency_token())->log_id, "log");
  EXPECT_EQ(DecodeConsistencyToken(answer->consistency_token())->sequence, 2U);
}

TEST_F(GetProgressTest, TakesAnyCodeOfTheAuthority) {
  const auto answer = Get(ViewOf(store_), R"(
      authority: "authorities/E06000016" baseline: "authorities/856/visits/i2015")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->authority().name(), "authorities/leicester");
  EXPECT_EQ(BriefName(answer->episode().baseline().name()), "leicester/i2015");
}

TEST_F(GetProgressTest, AnAuthorityWithoutVisitsHasAnEmptyAnswer) {
  const auto answer = Get(ViewOf(store_), R"(authority: "authorities/sunderland")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->authority().display_name(), "Sunderland");
  EXPECT_FALSE(answer->has_episode());
  EXPECT_THAT(VisitsOf(*answer), IsEmpty());
}

TEST_F(GetProgressTest, LoadsWhatPredecessorsLeft) {
  store_.Apply({VisitOf("cumbria",
                        "name: 'i2022' type: VISIT_TYPE_INSPECTION end_date: "
                        "'2022-09-30' published_date: '2022-11-15'")});

  const auto answer = Get(ViewOf(store_), R"(authority: "authorities/cumberland")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(BriefName(answer->episode().baseline().name()), "cumbria/i2022");
  EXPECT_TRUE(answer->episode().inherited());
}

TEST_F(GetProgressTest, RefusesABaselineThatIsNone) {
  for (const char* baseline :
       {"leicester/visits/v1", "leicester/visits/none", "sunderland/visits/i2015"}) {
    EXPECT_THAT(Get(ViewOf(store_), std::string(R"(authority: "authorities/leicester" )") +
                                        "baseline: 'authorities/" + baseline + "'"),
                HasReason(v1::ERROR_REASON_BASELINE_NOT_FOUND))
        << baseline;
  }
}

TEST_F(GetProgressTest, LeavesOutADeletedVisit) {
  store_.Delete("leicester/v1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-06-14")");

  const auto answer = Get(ViewOf(store_), R"(authority: "authorities/leicester")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(VisitsOf(*answer), IsEmpty());
  EXPECT_EQ(answer->themes_size(), 0);
}

TEST_F(GetProgressTest, ADeletedInspectionIsNoBaseline) {
  v1::Visit named = Monitoring("v2", "STANDING_SOUND");
  named.set_baseline("authorities/leicester/visits/i2015");
  store_.Apply({named});
  store_.Delete("leicester/i2015", R"(type: VISIT_TYPE_INSPECTION end_date: "2015-02-04")");

  const auto answer = Get(ViewOf(store_), R"(authority: "authorities/leicester")");

  ASSERT_THAT(answer, IsOk());
  EXPECT_FALSE(answer->episode().has_baseline());
  EXPECT_THAT(BriefNotes(answer->notes()), testing::Contains("BASELINE_UNRESOLVED v2"));
  EXPECT_THAT(Get(ViewOf(store_), R"(authority: "authorities/leicester"
                                     baseline: "authorities/leicester/visits/i2015")"),
              HasReason(v1::ERROR_REASON_BASELINE_NOT_FOUND));
}

TEST_F(GetProgressTest, ReportsEveryFaultOfTheRequest) {
  const auto answer = Get(ViewOf(store_), R"(
      authority: "authorities/nowhere" baseline: "v1" service_areas: "service_areas/none"
      themes: "themes/caseloads" themes: "themes/none" measures: "cl-in-touch"
      from_date: "2016-13" to_date: "later" clock: 99)");

  EXPECT_THAT(FaultsOf(answer.status()),
              ElementsAre("authority UNKNOWN_REFERENCE", "baseline MALFORMED",
                          "service_areas[0] UNKNOWN_REFERENCE", "themes[1] UNKNOWN_REFERENCE",
                          "measures[0] MALFORMED", "from_date INVALID_DATE", "to_date INVALID_DATE",
                          "clock UNKNOWN_ENUM_VALUE"));
}

TEST_F(GetProgressTest, RefusesTooManyNames) {
  v1::GetProgressRequest request;
  request.set_authority("authorities/leicester");
  for (int i = 0; i < 101; ++i) request.add_themes("themes/caseloads");

  const auto answer = GetProgressHandler(Reference()).Handle(ViewOf(store_), request);

  EXPECT_THAT(FaultsOf(answer.status()), ElementsAre("themes TOO_LONG"));
}

}  // namespace
}  // namespace waymark::query
