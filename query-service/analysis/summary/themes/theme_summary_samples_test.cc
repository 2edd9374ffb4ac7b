#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/samples.h"
#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/summary/themes/theme_summary.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/analysis/theme/theme_trajectory.h"
#include "tests/support/matchers.h"

// What the shipped samples answer. The counts were taken from the files by another program.
namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Pair;

ThemesAnswer Summarize(std::vector<AuthorityRecord> records, const std::string& text = "") {
  const auto request = ParseText<v1::SummarizeThemesRequest>(text);
  return Summarized<ThemeSummarizer>(std::move(records), request);
}

const v1::ThemeSummary& ThemeOf(const ThemesAnswer& answer, const std::string& theme) {
  static const v1::ThemeSummary kNone;
  for (const v1::ThemeSummary& summary : answer.themes) {
    if (summary.theme().name() == "themes/" + theme) return summary;
  }
  ADD_FAILURE() << "no theme " << theme;
  return kNone;
}

// "6/7" for authorities/visits.
std::string Counted(const v1::ThemeTally& tally) {
  return absl::StrCat(tally.authorities(), "/", tally.visits());
}

std::map<std::string, std::string> Standings(const v1::ThemeSummary& theme) {
  std::map<std::string, std::string> standings;
  for (const v1::StandingTally& standing : theme.standings()) {
    standings[v1::Standing_Name(standing.standing()).substr(sizeof("STANDING"))] =
        Counted(standing.tally());
  }
  return standings;
}

std::map<std::string, std::string> Directions(const v1::ThemeSummary& theme) {
  std::map<std::string, std::string> directions;
  for (const v1::DirectionTally& direction : theme.directions()) {
    directions[v1::Direction_Name(direction.direction()).substr(sizeof("DIRECTION"))] =
        Counted(direction.tally());
  }
  return directions;
}

TEST(ThemeSummarySamples, SixThemesRecurInAtLeastTwoOfTheFour) {
  const ThemesAnswer answer = Summarize(FourAuthorities());

  std::map<std::string, int> recurring;
  for (const v1::ThemeSummary& theme : answer.themes) {
    const int authorities = theme.unresolved().authorities();
    if (authorities >= 2) recurring[ShortName(theme.theme().name())] = authorities;
  }
  EXPECT_THAT(recurring, ElementsAre(Pair("case-recording", 3), Pair("caseloads", 2),
                                     Pair("cl-pathway-plan-quality", 2),
                                     Pair("cl-personal-adviser-capacity", 2),
                                     Pair("management-oversight", 2), Pair("practice-quality", 2)));
  EXPECT_EQ(answer.themes.at(0).theme().name(), "themes/case-recording");
  EXPECT_EQ(answer.whole.theme_count(), 34);
  EXPECT_EQ(answer.whole.visit_count(), 5) << "a baseline has findings too";
  EXPECT_EQ(answer.whole.authority_count(), 4);
}

// Education, employment and training improved in three, and is called weak in one all the same.
TEST(ThemeSummarySamples, ImprovedAndWeakGoTogether) {
  const ThemesAnswer answer = Summarize(FourAuthorities());

  const v1::ThemeSummary& eet = ThemeOf(answer, "cl-eet");
  EXPECT_THAT(Standings(eet), ElementsAre(Pair("WEAK", "1/1")));
  EXPECT_THAT(Directions(eet), ElementsAre(Pair("IMPROVED", "3/3")));
}

TEST(ThemeSummarySamples, AnUndatedVisitMayLieInAnyPeriod) {
  const ThemesAnswer answer = Summarize(FourAuthorities(), "from_date: '2016' to_date: '2017'");

  EXPECT_EQ(answer.whole.visit_count(), 2) << "Leicester's and Wandsworth's";
  EXPECT_EQ(answer.whole.possible_visit_count(), 2);
  EXPECT_THAT(BriefNotes(answer.whole.notes()),
              Contains("POSSIBLE monitoring-visit-7 monitoring-visit-1"))
      << "Reading's has no date, Sunderland's was not later than September 2016";
  const v1::ThemeSummary& advisers = ThemeOf(answer, "cl-personal-adviser-capacity");
  EXPECT_EQ(Counted(advisers.unresolved()), "1/1") << "Leicester's";
  EXPECT_EQ(advisers.unresolved().possible_authorities(), 1) << "Reading's";
}

class EnglandTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { answer = new ThemesAnswer(Summarize(AllEngland())); }
  static void TearDownTestSuite() { delete answer; }

  static ThemesAnswer* answer;
};

ThemesAnswer* EnglandTest::answer = nullptr;

TEST_F(EnglandTest, CountsWhatWasFound) {
  EXPECT_EQ(answer->whole.group_size(), 158);
  EXPECT_EQ(answer->whole.authority_count(), 13);
  EXPECT_EQ(answer->whole.visit_count(), 31);
  EXPECT_EQ(answer->whole.visits_with_standing(), 29);
  EXPECT_EQ(answer->whole.possible_visit_count(), 0) << "no period was asked for";
  EXPECT_EQ(answer->whole.theme_count(), 51) << "of one only others speak";
}

TEST_F(EnglandTest, PracticeRecursMost) {
  const v1::ThemeSummary& practice = answer->themes.at(0);

  EXPECT_EQ(practice.theme().name(), "themes/practice-quality");
  EXPECT_EQ(Counted(practice.unresolved()), "6/7");
  EXPECT_THAT(Standings(practice),
              ElementsAre(Pair("INCONSISTENT", "3/3"), Pair("SOUND", "1/1"), Pair("WEAK", "4/4")));
  EXPECT_THAT(Directions(practice), ElementsAre(Pair("IMPROVED", testing::_)));
}

TEST_F(EnglandTest, OversightAndRecordingComeTogether) {
  const v1::ThemeSummary& oversight = ThemeOf(*answer, "management-oversight");

  EXPECT_EQ(Counted(oversight.unresolved()), "5/5");
  ASSERT_FALSE(oversight.companions().empty());
  const v1::CompanionTheme& companion = oversight.companions(0);
  EXPECT_EQ(companion.theme().name(), "themes/case-recording");
  EXPECT_EQ(companion.together().visits(), 3);
  EXPECT_EQ(companion.other_visits(), 5);
  EXPECT_EQ(companion.share(), 0.6);
  EXPECT_EQ(companion.lift(), 3.48) << "3 x 29 / (5 x 5)";
}

// A citation is of a recorded finding, and no count of findings is lower than its citations.
TEST_F(EnglandTest, EveryCountCitesFindingsThatAreRecorded) {
  std::map<std::string, const v1::Visit*> visits;
  const std::vector<AuthorityRecord> records = AllEngland();
  for (const AuthorityRecord& record : records) {
    for (const v1::Visit& visit : record.visits) visits[visit.name()] = &visit;
  }
  int cited = 0;
  for (const v1::ThemeSummary& theme : answer->themes) {
    for (const v1::StandingTally& standing : theme.standings()) {
      EXPECT_GE(standing.tally().finding_count(), standing.tally().findings_size());
      for (const v1::FindingCitation& citation : standing.tally().findings()) {
        ASSERT_TRUE(visits.contains(citation.visit())) << citation.visit();
        const auto& findings = visits[citation.visit()]->findings();
        EXPECT_TRUE(std::any_of(findings.begin(), findings.end(),
                                [&](const v1::Finding& finding) {
                                  return finding.id() == citation.finding_id() &&
                                         finding.standing() == standing.standing();
                                }))
            << citation.visit() << " " << citation.finding_id();
        ++cited;
      }
    }
  }
  EXPECT_GT(cited, 50);
}

// "theme area since-visit" of every theme that is unresolved now in an open episode, as GetProgress
// has it.
std::set<std::string> UnresolvedNow(const AuthorityRecord& record) {
  const History history(Reference(), record);
  std::set<std::string> now;
  for (const EpisodeView& episode : history.episodes()) {
    if (episode.end != v1::EPISODE_END_OPEN) continue;
    for (const v1::ThemeTrajectory& theme : BuildThemeTrajectories(Reference(), episode, {})) {
      if (theme.unresolved_since_visit().empty()) continue;
      now.insert(absl::StrCat(theme.theme().name(), " ", theme.service_area(), " ",
                              theme.unresolved_since_visit()));
    }
  }
  return now;
}

std::set<std::string> OpenTimes(const AuthorityRecord& record) {
  std::set<std::string> open;
  for (const v1::ThemeSummary& theme : Summarize({record}, "max_citations: 100").themes) {
    for (const v1::UnresolvedTime& time : theme.unresolved_times().times()) {
      if (time.end() != v1::UNRESOLVED_END_OPEN) continue;
      open.insert(
          absl::StrCat(theme.theme().name(), " ", time.service_area(), " ", time.since_visit()));
    }
  }
  return open;
}

TEST(ThemeSummarySamples, OpenTimesAreThoseThatProgressTellsOf) {
  std::size_t all = 0;
  for (const AuthorityRecord& record : AllEngland()) {
    const std::set<std::string> now = UnresolvedNow(record);

    EXPECT_EQ(OpenTimes(record), now) << record.authority->id;
    all += now.size();
  }
  EXPECT_GT(all, 5u);
}

// Whatever is counted as a time is resolved, open, or was open when its episode ended.
TEST_F(EnglandTest, NoTimeWithoutResolutionIsDropped) {
  int all = 0;
  for (const v1::ThemeSummary& theme : answer->themes) {
    const v1::UnresolvedTimes& times = theme.unresolved_times();
    EXPECT_EQ(times.count(), times.resolved() + times.open() + times.episode_ended())
        << theme.theme().name();
    EXPECT_LE(times.months_to_resolution().n(), times.resolved());
    EXPECT_LE(times.months_unresolved_so_far().n(), times.open() + times.episode_ended());
    all += times.count();
  }
  EXPECT_GT(all, 20);
}

}  // namespace
}  // namespace waymark::query
