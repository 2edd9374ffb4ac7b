#include "query-service/analysis/summary/themes/unresolved_time.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kBefore = Inspection("i", "2015-01-31", "2015-03-01");
const std::string kWeak = Found("f1", "caseloads", Standing("WEAK"));
const std::string kInconsistent = Found("f1", "caseloads", Standing("INCONSISTENT"));
const std::string kSound = Found("f1", "caseloads", Standing("SOUND"));
const std::string kSilent = Found("f1", "caseloads", Direction("IMPROVED"));

// "v1 to v3: 12 OPEN" for a time from v1 to v3, last seen or resolved.
std::string Brief(const v1::UnresolvedTime& time) {
  const bool resolved = time.end() == v1::UNRESOLVED_END_RESOLVED;
  return absl::StrCat(ShortName(time.since_visit()), " to ",
                      ShortName(resolved ? time.resolved_visit() : time.last_visit()), ": ",
                      RangeText(time.has_months(), time.months()), " ",
                      v1::UnresolvedEnd_Name(time.end()).substr(sizeof("UNRESOLVED_END")),
                      time.possible() ? " possibly" : "");
}

std::vector<v1::UnresolvedTime> Times(const std::vector<std::string>& texts,
                                      const model::DayFilter& days = {}) {
  const History history = HistoryOf(texts);
  const EpisodeView& episode = history.episodes()[0];
  const ThemeKey key{.theme = "themes/caseloads", .service_area = "service_areas/all"};
  ThemePoints points = CollectThemePoints(episode, {});
  ThemePoints at_end;
  if (history.episodes().size() > 1) at_end = CollectThemePoints(history.episodes()[1], {});
  const bool told_at_end = !at_end[key].empty() && at_end[key].front().visit == episode.ended_by;
  return UnresolvedTimesOf(episode, key.service_area, points[key],
                           told_at_end ? &at_end[key].front() : nullptr, days);
}

std::vector<std::string> BriefTimes(const std::vector<std::string>& texts,
                                    const model::DayFilter& days = {}) {
  std::vector<std::string> briefs;
  for (const v1::UnresolvedTime& time : Times(texts, days)) briefs.push_back(Brief(time));
  return briefs;
}

TEST(UnresolvedTimes, BeginWithTheFirstVisitOfTheRun) {
  EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "2015-06-01", kWeak),
                          Monitoring("v2", "2015-09-01", kInconsistent),
                          Monitoring("v3", "2016-02-01", kSound)}),
              ElementsAre("v1 to v3: 8 RESOLVED"));
}

TEST(UnresolvedTimes, IncludeTheBaseline) {
  EXPECT_THAT(BriefTimes({kBefore + kWeak, Monitoring("v1", "2015-06-30", kSound)}),
              ElementsAre("i to v1: 5 RESOLVED"));
}

TEST(UnresolvedTimes, AreNotBrokenByVisitsThatStateNoStanding) {
  EXPECT_THAT(
      BriefTimes({kBefore, Monitoring("v1", "2015-06-01", kWeak),
                  Monitoring("v2", "2015-09-01", kSilent), Monitoring("v3", "2015-12-01", kWeak)}),
      ElementsAre("v1 to v3: 6 OPEN"));
}

TEST(UnresolvedTimes, BeginAgainAfterAResolution) {
  EXPECT_THAT(
      BriefTimes({kBefore + kWeak, Monitoring("v1", "2015-06-01", kSound),
                  Monitoring("v2", "2015-09-01", kWeak), Monitoring("v3", "2015-12-01", kWeak)}),
      ElementsAre("i to v1: 4 RESOLVED", "v2 to v3: 3 OPEN"));
}

TEST(UnresolvedTimes, FoundOnceHaveLastedNoMonthsYet) {
  EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "2015-06", kWeak)}),
              ElementsAre("v1 to v1: 0 OPEN"));
}

TEST(UnresolvedTimes, AreRangesWhereDatesAreNoDays) {
  EXPECT_THAT(
      BriefTimes({kBefore, Monitoring("v1", "2015-06", kWeak), Monitoring("v2", "2016", kSound)}),
      ElementsAre("v1 to v2: 6 to 18 RESOLVED"));
}

TEST(UnresolvedTimes, AreNeverNegativeWhereDatesOverlap) {
  EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "2016-02", kWeak),
                          Monitoring("v2", "2016-02-10", kSound)}),
              ElementsAre("v1 to v2: 0 RESOLVED"));
}

TEST(UnresolvedTimes, HaveNoMonthsWhereADateIsMissing) {
  const std::string first = "stated_numbers { number: 1 counted_from: COUNTED_FROM_BASELINE }";
  const std::string second = "stated_numbers { number: 2 counted_from: COUNTED_FROM_BASELINE }";

  EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "", kWeak + first),
                          Monitoring("v2", "2016-02-10", kWeak + second)}),
              ElementsAre("v1 to v2: none OPEN"));
}

TEST(UnresolvedTimes, TakeNoVisitWhosePlaceIsNotKnown) {
  EXPECT_THAT(
      BriefTimes({kBefore, Monitoring("v1", "2015-06-01", kWeak), Monitoring("v2", "", kSound)}),
      ElementsAre("v1 to v1: 0 OPEN"));
}

// What the inspection says that ends the episode, and how the time ended.
TEST(UnresolvedTimes, EndWithTheInspectionThatEndsTheEpisode) {
  struct Case {
    std::string at_end;
    std::string want;
  };
  for (const Case& c :
       {Case{kSound, "v1 to j: 12 RESOLVED"}, Case{kWeak, "v1 to j: 12 EPISODE_ENDED"},
        Case{kSilent, "v1 to v1: 0 EPISODE_ENDED"}, Case{"", "v1 to v1: 0 EPISODE_ENDED"}}) {
    EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "2015-06-01", kWeak),
                            Inspection("j", "2016-06-15", "2016-08-01",
                                       "start_date: '2016-06-01' " + c.at_end)}),
                ElementsAre(c.want))
        << c.at_end;
  }
}

TEST(UnresolvedTimes, DoNotBeginWithTheInspectionThatEndsTheEpisode) {
  EXPECT_THAT(BriefTimes({kBefore, Monitoring("v1", "2015-06-01", kSound),
                          Inspection("j", "2016-06-15", "2016-08-01", kWeak)}),
              IsEmpty());
}

TEST(UnresolvedTimes, AreOfThePeriodWhereOneOfTheirVisitsIs) {
  const std::vector<std::string> texts = {kBefore, Monitoring("v1", "2015-06-01", kWeak),
                                          Monitoring("v2", "2015-09-01", kWeak),
                                          Monitoring("v3", "2016-02", kSound)};
  struct Case {
    absl::CivilDay from;
    absl::CivilDay to;
    std::vector<std::string> want;
  };
  for (const Case& c :
       {Case{absl::CivilDay(2015, 8, 1), absl::CivilDay(2015, 10, 1), {"v1 to v3: 8 RESOLVED"}},
        Case{absl::CivilDay(2016, 1, 1), absl::CivilDay(2016, 12, 1), {"v1 to v3: 8 RESOLVED"}},
        Case{absl::CivilDay(2016, 2, 15),
             absl::CivilDay(2016, 12, 1),
             {"v1 to v3: 8 RESOLVED possibly"}},
        Case{absl::CivilDay(2016, 3, 1), absl::CivilDay(2016, 12, 1), {}},
        Case{absl::CivilDay(2015, 10, 1), absl::CivilDay(2015, 12, 1), {}}}) {
    EXPECT_THAT(BriefTimes(texts, {.from = c.from, .to = c.to}), testing::ElementsAreArray(c.want))
        << c.from;
  }
}

TEST(UnresolvedTimes, CiteWhatTheyRestOn) {
  const auto times =
      Times({kBefore,
             Monitoring("v1", "2015-06-01",
                        kWeak + Found("f2", "caseloads", Standing("INCONSISTENT")) +
                            Found("f3", "caseloads", Standing("SOUND"))),
             Monitoring("v2", "2015-09-01", kWeak), Monitoring("v3", "2016-02-01", kSound)});

  ASSERT_EQ(times.size(), 1u);
  std::vector<std::string> cited;
  for (const v1::FindingCitation& citation : times[0].findings()) {
    cited.push_back(ShortName(citation.visit()) + " " + citation.finding_id());
  }
  EXPECT_THAT(cited, ElementsAre("v1 f1", "v1 f2", "v2 f1", "v3 f1"));
}

v1::UnresolvedTime Time(const std::string& since, v1::UnresolvedEnd end, double months) {
  v1::UnresolvedTime time;
  time.set_since_visit(since);
  time.set_end(end);
  time.mutable_months()->set_low(months);
  time.mutable_months()->set_high(months);
  return time;
}

TEST(UnresolvedTimes, AreSummedUpWithoutDroppingOpenOnes) {
  std::vector<v1::UnresolvedTime> all = {
      Time("a", v1::UNRESOLVED_END_RESOLVED, 4), Time("b", v1::UNRESOLVED_END_RESOLVED, 8),
      Time("c", v1::UNRESOLVED_END_OPEN, 6), Time("d", v1::UNRESOLVED_END_EPISODE_ENDED, 20),
      Time("e", v1::UNRESOLVED_END_OPEN, 1)};
  all[4].clear_months();

  const v1::UnresolvedTimes sum = SumUpTimes(all, 3);

  EXPECT_EQ(sum.count(), 5);
  EXPECT_EQ(sum.resolved(), 2);
  EXPECT_EQ(sum.open(), 2);
  EXPECT_EQ(sum.episode_ended(), 1);
  EXPECT_EQ(sum.months_to_resolution().n(), 2);
  EXPECT_EQ(sum.months_to_resolution().median().low(), 6);
  EXPECT_EQ(sum.months_unresolved_so_far().n(), 2);
  EXPECT_EQ(sum.months_unresolved_so_far().max().high(), 20);
  EXPECT_EQ(sum.median().ended(), 2);
  EXPECT_EQ(sum.median().not_ended(), 2);
  EXPECT_EQ(sum.median().months().low(), 8) << "3/4 go on past 4, 3/8 past 8";
  ASSERT_EQ(sum.times_size(), 3) << "as many as were asked for";
  EXPECT_EQ(sum.times(0).since_visit(), "d");
  EXPECT_EQ(sum.times(1).since_visit(), "c");
  EXPECT_EQ(sum.times(2).since_visit(), "e");
}

TEST(UnresolvedTimes, PossibleOnesAreCountedApart) {
  std::vector<v1::UnresolvedTime> all = {Time("a", v1::UNRESOLVED_END_RESOLVED, 4),
                                         Time("b", v1::UNRESOLVED_END_RESOLVED, 8)};
  all[1].set_possible(true);

  const v1::UnresolvedTimes sum = SumUpTimes(all, 10);

  EXPECT_EQ(sum.count(), 1);
  EXPECT_EQ(sum.possible(), 1);
  EXPECT_EQ(sum.months_to_resolution().n(), 1);
  EXPECT_EQ(sum.median().ended(), 1);
  EXPECT_EQ(sum.times_size(), 2);
}

}  // namespace
}  // namespace waymark::query
