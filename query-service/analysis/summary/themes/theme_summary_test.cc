#include "query-service/analysis/summary/themes/theme_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

ThemesAnswer Summarize(const std::vector<AuthorityRecord>& records,
                       const std::string& request_text = "") {
  const auto request = ParseText<v1::SummarizeThemesRequest>(request_text);
  return Summarized<ThemeSummarizer>(records, request);
}

std::vector<std::string> ThemeNames(const ThemesAnswer& answer) {
  std::vector<std::string> names;
  for (const v1::ThemeSummary& theme : answer.themes) {
    names.push_back(ShortName(theme.theme().name()));
  }
  return names;
}

// "2/3" for authorities/visits, and what is possible where there is any.
std::string Counted(const v1::ThemeTally& tally) {
  std::string text = absl::StrCat(tally.authorities(), "/", tally.visits());
  if (tally.possible_visits() > 0 || tally.possible_authorities() > 0) {
    absl::StrAppend(&text, " +", tally.possible_authorities(), "/", tally.possible_visits());
  }
  return text;
}

// "WEAK 2/3" for every standing and direction that was found.
std::vector<std::string> States(const v1::ThemeSummary& theme) {
  std::vector<std::string> states;
  for (const v1::StandingTally& standing : theme.standings()) {
    states.push_back(absl::StrCat(v1::Standing_Name(standing.standing()).substr(sizeof("STANDING")),
                                  " ", Counted(standing.tally())));
  }
  for (const v1::DirectionTally& direction : theme.directions()) {
    states.push_back(
        absl::StrCat(v1::Direction_Name(direction.direction()).substr(sizeof("DIRECTION")), " ",
                     Counted(direction.tally())));
  }
  return states;
}

std::vector<std::string> Cited(const v1::ThemeTally& tally) {
  std::vector<std::string> cited;
  for (const v1::FindingCitation& citation : tally.findings()) {
    cited.push_back(absl::StrCat(ShortName(citation.visit()), " ", citation.finding_id()));
  }
  return cited;
}

std::string Weak(const std::string& theme) { return Found("f1", theme, Standing("WEAK")); }
std::string Sound(const std::string& theme) { return Found("f1", theme, Standing("SOUND")); }

TEST(ThemeSummary, CountsAuthoritiesAndVisitsByStandingAndDirection) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet", {Monitoring("v1", "2016-01-05", Weak("caseloads")),
                           Monitoring("v2", "2016-05-05", Weak("caseloads")),
                           Monitoring("v3", "2016-09-05", Sound("caseloads"))}),
       RecordOf("bexley",
                {Monitoring("v1", "2016-03-05",
                            Found("f1", "caseloads", Standing("WEAK") + Direction("IMPROVED")))})});

  ASSERT_THAT(ThemeNames(answer), ElementsAre("caseloads"));
  const v1::ThemeSummary& theme = answer.themes[0];
  EXPECT_THAT(States(theme), ElementsAre("WEAK 2/3", "SOUND 1/1", "IMPROVED 1/1"));
  EXPECT_EQ(Counted(theme.found()), "2/4");
  EXPECT_EQ(Counted(theme.unresolved()), "2/3");
  EXPECT_THAT(Cited(theme.standings(0).tally()), ElementsAre("v1 f1", "v2 f1", "v1 f1"));
  EXPECT_EQ(theme.theme().group(), Reference().FindTheme("caseloads")->group);
}

TEST(ThemeSummary, TakesTheWeakestOfAVisitInOneServiceArea) {
  const ThemesAnswer answer =
      Summarize({RecordOf("barnet", {Monitoring("v1", "2016-01-05",
                                                Found("f1", "caseloads", Standing("SOUND")) +
                                                    Found("f2", "caseloads", Standing("WEAK")))})});

  EXPECT_THAT(States(answer.themes.at(0)), ElementsAre("WEAK 1/1"));
  EXPECT_THAT(Cited(answer.themes[0].standings(0).tally()), ElementsAre("v1 f2"));
  EXPECT_THAT(BriefNotes(answer.themes[0].notes()), Contains("STANDINGS_DIFFER v1"));
}

TEST(ThemeSummary, AVisitCountsUnderTheStandingsOfEachServiceArea) {
  const std::string in_care = "service_area: 'service_areas/children-in-care' ";
  const std::string leavers = "service_area: 'service_areas/care-leavers' ";
  const std::vector<AuthorityRecord> records = {
      RecordOf("barnet", {Monitoring("v1", "2016-01-05",
                                     Found("f1", "caseloads", Standing("SOUND") + in_care) +
                                         Found("f2", "caseloads", Standing("WEAK") + leavers))})};

  const ThemesAnswer both = Summarize(records);
  const ThemesAnswer filtered = Summarize(records, "service_areas: 'service_areas/care-leavers'");

  EXPECT_THAT(States(both.themes.at(0)), ElementsAre("WEAK 1/1", "SOUND 1/1"));
  EXPECT_EQ(Counted(both.themes[0].found()), "1/1");
  EXPECT_THAT(States(filtered.themes.at(0)), ElementsAre("WEAK 1/1"));
}

TEST(ThemeSummary, DirectionsThatDifferAreMixed) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet", {Monitoring("v1", "2016-01-05",
                                      Found("f1", "caseloads", Direction("IMPROVED")) +
                                          Found("f2", "caseloads", Direction("DECLINED")))})});

  EXPECT_THAT(States(answer.themes.at(0)), ElementsAre("MIXED 1/1"));
  EXPECT_THAT(Cited(answer.themes[0].directions(0).tally()), ElementsAre("v1 f1", "v1 f2"));
}

TEST(ThemeSummary, OnlyTheInspectoratesWordsAboutTheAuthoritySetStandings) {
  struct Case {
    const char* name;
    std::string finding;
  };
  for (const Case& c : {
           Case{"of another speaker",
                "findings { id: 'f1' themes: 'themes/caseloads' speaker: SPEAKER_AUTHORITY "
                "standing: STANDING_WEAK }"},
           Case{"about a partner",
                Found("f1", "caseloads", Standing("WEAK") + "subject: 'subjects/health'")},
           Case{"of a single case",
                Found("f1", "caseloads", Standing("WEAK") + "scope: FINDING_SCOPE_SINGLE_CASE")},
           Case{"a forecast",
                Found("f1", "caseloads", Standing("WEAK") + "scope: FINDING_SCOPE_FORECAST")},
       }) {
    const ThemesAnswer answer =
        Summarize({RecordOf("barnet", {Monitoring("v1", "2016-01-05", c.finding)})});

    ASSERT_EQ(answer.themes.size(), 1u) << c.name;
    EXPECT_THAT(States(answer.themes[0]), IsEmpty()) << c.name;
    EXPECT_EQ(Counted(answer.themes[0].found()), "0/0") << c.name;
    EXPECT_EQ(Counted(answer.themes[0].other_findings()), "1/1") << c.name;
    EXPECT_EQ(answer.themes[0].unresolved_times().count(), 0) << c.name;
    EXPECT_EQ(answer.whole.visit_count(), 0) << c.name;
    EXPECT_EQ(answer.whole.group_size(), 1) << c.name;
  }
}

TEST(ThemeSummary, VisitsHeldJointlyCountOnceAndForEachAuthority) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet",
                {Monitoring("v1", "2016-01-05",
                            "joint_with: 'authorities/bexley/visits/v2' " + Weak("caseloads"))}),
       RecordOf("bexley", {Monitoring("v2", "2016-01-05", Weak("caseloads"))})});

  EXPECT_THAT(States(answer.themes.at(0)), ElementsAre("WEAK 2/1"));
  EXPECT_EQ(answer.themes[0].unresolved().finding_count(), 2);
  EXPECT_EQ(answer.whole.visit_count(), 1);
  EXPECT_EQ(answer.whole.authority_count(), 2);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("HELD_JOINTLY v1 v2"));
}

// A visit of one month, one that nothing dates, one before and one after.
TEST(ThemeSummary, VisitsThatMayLieOutsideThePeriodAreCountedApart) {
  const std::vector<AuthorityRecord> records = {
      RecordOf("barnet", {Monitoring("v1", "2015-12-31", Weak("caseloads")),
                          Monitoring("v2", "2016-01-10", Weak("caseloads")),
                          Monitoring("v3", "2016-06", Weak("caseloads")),
                          Monitoring("v4", "2016-07-01", Weak("caseloads"))}),
      RecordOf("bexley", {Monitoring("v5", "", Weak("caseloads"))})};

  const ThemesAnswer answer = Summarize(records, "from_date: '2016-01' to_date: '2016-06-15'");
  const ThemesAnswer of_all_time = Summarize(records);

  EXPECT_THAT(States(answer.themes.at(0)), ElementsAre("WEAK 1/1 +1/2"));
  EXPECT_EQ(answer.whole.visit_count(), 1);
  EXPECT_EQ(answer.whole.possible_visit_count(), 2);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), ElementsAre("POSSIBLE v3 v5"));
  EXPECT_THAT(States(of_all_time.themes.at(0)), ElementsAre("WEAK 2/5"));
  EXPECT_THAT(of_all_time.whole.notes(), IsEmpty());
}

TEST(ThemeSummary, TellsHowLongAThemeStaysUnresolved) {
  const ThemesAnswer answer =
      Summarize({RecordOf("barnet", {Inspection("i", "2015-06-30", "2015-08-01"),
                                     Monitoring("v1", "2016-01-05", Weak("caseloads")),
                                     Monitoring("v2", "2016-05-05", Sound("caseloads"))}),
                 RecordOf("bexley", {Inspection("i", "2015-06-30", "2015-08-01"),
                                     Monitoring("v1", "2016-01-05", Weak("caseloads")),
                                     Monitoring("v2", "2016-11-05", Weak("caseloads"))})});

  const v1::UnresolvedTimes& times = answer.themes.at(0).unresolved_times();
  EXPECT_EQ(times.count(), 2);
  EXPECT_EQ(times.resolved(), 1);
  EXPECT_EQ(times.open(), 1);
  EXPECT_EQ(times.times(0).since_visit(), "authorities/bexley/visits/v1");
  EXPECT_EQ(times.times(0).months().high(), 10);
  EXPECT_EQ(times.times(1).months().high(), 4);
  EXPECT_EQ(times.median().ended(), 1);
  EXPECT_EQ(times.median().not_ended(), 1);
  EXPECT_THAT(BriefNotes(answer.themes[0].notes()), ElementsAre("NOT_ENDED v1"));
}

TEST(ThemeSummary, SeesTimesAsOfTheEndOfThePeriod) {
  const std::vector<AuthorityRecord> records = {
      RecordOf("barnet", {Monitoring("v1", "2016-01-05", Weak("caseloads")),
                          Monitoring("v2", "2016-05-05", Sound("caseloads"))})};

  const ThemesAnswer then = Summarize(records, "to_date: '2016-04'");
  const ThemesAnswer later = Summarize(records, "from_date: '2016-05' to_date: '2017'");

  EXPECT_EQ(then.themes.at(0).unresolved_times().open(), 1);
  EXPECT_EQ(later.themes.at(0).unresolved_times().resolved(), 1)
      << "it began before the period and ended in it";
}

TEST(ThemeSummary, NamesThemesThatComeTogether) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet", {Monitoring("v1", "2016-01-05",
                                      Weak("caseloads") +
                                          Found("f2", "supervision", Standing("INCONSISTENT"))),
                           Monitoring("v2", "2016-05-05", Weak("caseloads"))}),
       RecordOf("bexley", {Monitoring("v3", "2016-01-05", Sound("supervision"))})});

  ASSERT_THAT(ThemeNames(answer), ElementsAre("caseloads", "supervision"));
  ASSERT_EQ(answer.themes[0].companions_size(), 1);
  const v1::CompanionTheme& companion = answer.themes[0].companions(0);
  EXPECT_EQ(companion.theme().name(), "themes/supervision");
  EXPECT_EQ(companion.theme().display_name(), Reference().FindTheme("supervision")->label);
  EXPECT_EQ(Counted(companion.together()), "1/1");
  EXPECT_THAT(Cited(companion.together()), ElementsAre("v1 f1", "v1 f2"));
  EXPECT_EQ(companion.other_visits(), 1);
  EXPECT_EQ(companion.share(), 0.5);
  EXPECT_EQ(companion.lift(), 1.5) << "1 x 3 / (2 x 1)";
  EXPECT_EQ(answer.themes[0].companion_count(), 1);
  EXPECT_EQ(answer.whole.visits_with_standing(), 3);
}

// Of a joint visit caseloads were weak in one authority, supervision in the other.
TEST(ThemeSummary, ThemesOfTwoAuthoritiesDoNotComeTogetherAtAJointVisit) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet",
                {Monitoring("v1", "2016-01-05",
                            "joint_with: 'authorities/bexley/visits/v1' " + Weak("caseloads"))}),
       RecordOf("bexley", {Monitoring("v1", "2016-01-05", Weak("supervision"))})});

  EXPECT_EQ(answer.themes.at(0).companion_count(), 0);
}

TEST(ThemeSummary, ThemesAskedForComeWithAnyOther) {
  const ThemesAnswer answer = Summarize(
      {RecordOf("barnet",
                {Monitoring("v1", "2016-01-05",
                            Weak("caseloads") + Found("f2", "supervision", Standing("WEAK")))})},
      "themes: 'themes/supervision'");

  ASSERT_THAT(ThemeNames(answer), ElementsAre("supervision"));
  ASSERT_EQ(answer.themes[0].companions_size(), 1);
  EXPECT_EQ(answer.themes[0].companions(0).theme().name(), "themes/caseloads");
  EXPECT_EQ(answer.themes[0].companions(0).other_visits(), 1);
}

TEST(ThemeSummary, WhatRecursMostComesFirst) {
  const ThemesAnswer answer =
      Summarize({RecordOf("barnet", {Monitoring("v1", "2016-01-05", Weak("case-recording")),
                                     Monitoring("v2", "2016-02-05", Weak("case-recording")),
                                     Monitoring("v3", "2016-03-05", Weak("caseloads")),
                                     Monitoring("v4", "2016-04-05", Sound("supervision"))}),
                 RecordOf("bexley", {Monitoring("v1", "2016-01-05", Weak("caseloads"))})});

  EXPECT_THAT(ThemeNames(answer), ElementsAre("caseloads", "case-recording", "supervision"));
  EXPECT_EQ(answer.whole.theme_count(), 3);
}

TEST(ThemeSummary, AsksEachEpisodeForItsBaselinesGrade) {
  const std::string inadequate =
      "framework: FRAMEWORK_SIF judgements { area: 'overall-effectiveness' grade: GRADE_INADEQUATE "
      "}";
  const std::string good =
      "framework: FRAMEWORK_SIF judgements { area: 'overall-effectiveness' grade: GRADE_GOOD }";
  const std::vector<AuthorityRecord> records = {
      RecordOf("barnet", {Inspection("i", "2015-06-30", "2015-08-01", inadequate),
                          Monitoring("v1", "2016-01-05", Weak("caseloads")),
                          Inspection("j", "2017-06-30", "2017-08-01", good),
                          Monitoring("v2", "2018-01-05", Weak("caseloads"))}),
      RecordOf("bexley", {Monitoring("v1", "2016-01-05", Weak("caseloads"))})};

  const ThemesAnswer answer = Summarize(records, "peers { baseline_grade: GRADE_INADEQUATE }");

  EXPECT_THAT(States(answer.themes.at(0)), ElementsAre("WEAK 1/1"));
  EXPECT_THAT(Cited(answer.themes[0].found()), ElementsAre("v1 f1"));
  EXPECT_EQ(answer.whole.group_size(), 1);
}

TEST(ThemeSummary, CitesAsManyAsAreAskedForAndCountsAll) {
  std::string findings;
  for (int i = 1; i <= 12; ++i) {
    findings += Found(absl::StrCat("f", i), "caseloads", Standing("WEAK"));
  }
  const std::vector<AuthorityRecord> records = {
      RecordOf("barnet", {Monitoring("v1", "2016-01-05", findings)})};

  for (const auto& [request, cited] : std::vector<std::pair<std::string, int>>{
           {"", 10}, {"max_citations: 3", 3}, {"max_citations: 200", 12}}) {
    const ThemesAnswer answer = Summarize(records, request);

    EXPECT_EQ(answer.themes.at(0).unresolved().findings_size(), cited) << request;
    EXPECT_EQ(answer.themes[0].unresolved().finding_count(), 12) << request;
  }
}

TEST(ThemeSummary, OfAGroupWithoutVisitsIsEmpty) {
  const ThemesAnswer answer = Summarize({RecordOf("barnet", {}), RecordOf("bexley", {})});

  EXPECT_THAT(answer.themes, IsEmpty());
  EXPECT_EQ(answer.whole.group_size(), 2);
  EXPECT_EQ(answer.whole.authority_count(), 0);
}

// cumberland and westmorland-and-furness were split from cumbria on 2023-04-01.
std::vector<AuthorityRecord> Split() {
  const std::vector<std::string> cumbria = {Inspection(
      "i", "2022-09-30", "2022-11-02",
      Found("f1", "caseloads", Standing("WEAK")) + Found("f2", "supervision", Standing("WEAK")))};
  return {
      RecordOf("cumbria", cumbria),
      Inheriting(RecordOf("cumberland", {Monitoring("v", "2023-10-04",
                                                    Found("f1", "caseloads", Standing("SOUND")))}),
                 "cumbria", cumbria),
      Inheriting(RecordOf("westmorland-and-furness", {}), "cumbria", cumbria)};
}

TEST(ThemeSummary, WhatSuccessorsContinueIsTheirsAndCountsOnce) {
  const ThemesAnswer answer = Summarize(Split(), "themes: 'themes/caseloads'");

  ASSERT_EQ(answer.themes.size(), 1u);
  const v1::ThemeSummary& caseloads = answer.themes[0];
  EXPECT_EQ(Counted(caseloads.unresolved()), "2/1");
  EXPECT_EQ(caseloads.unresolved().finding_count(), 1);
  EXPECT_EQ(caseloads.unresolved_times().resolved(), 1) << "in Cumberland";
  EXPECT_EQ(caseloads.unresolved_times().open(), 1);
  ASSERT_EQ(caseloads.companions_size(), 1);
  EXPECT_EQ(caseloads.companions(0).together().visits(), 1);
  EXPECT_EQ(caseloads.companions(0).together().finding_count(), 2);
  EXPECT_EQ(answer.whole.visit_count(), 2);
  EXPECT_THAT(BriefNotes(answer.whole.notes()), Contains("INHERITED cumbria"));
}

TEST(ThemeSummary, BeforeTheSplitItIsThePredecessors) {
  const ThemesAnswer answer = Summarize(Split(), "to_date: '2023-03' themes: 'themes/caseloads'");

  ASSERT_EQ(answer.themes.size(), 1u);
  EXPECT_EQ(Counted(answer.themes[0].unresolved()), "1/1");
}

TEST(ThemeSummary, TakesEpisodesWhoseBaselineIsOfTheDatesAskedFor) {
  const std::vector<AuthorityRecord> records = {RecordOf(
      "barnet",
      {Inspection("i", "2013-06-30", "2013-08-01", Found("f1", "caseloads", Standing("WEAK"))),
       Inspection("j", "2015-06-30", "2015-08-01", Found("f1", "supervision", Standing("WEAK")))})};

  EXPECT_THAT(ThemeNames(Summarize(records, "peers { baseline_from_date: '2014' }")),
              ElementsAre("supervision"));
}

}  // namespace
}  // namespace waymark::query
