#include "query-service/analysis/comparison/alignment/alignment.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using model::Membership;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr v1::BaselineClock kPublication = v1::BASELINE_CLOCK_PUBLICATION;
constexpr v1::BaselineClock kFieldwork = v1::BASELINE_CLOCK_FIELDWORK;

ResolvedMoment Resolve(const History& history, const Alignment& alignment) {
  std::vector<const EpisodeView*> all;
  for (const EpisodeView& episode : history.episodes()) all.push_back(&episode);
  return ResolveMoment(history, all, alignment);
}

ResolvedMoment After(const History& history, int months, v1::BaselineClock clock = kPublication) {
  Alignment alignment;
  alignment.months_since_baseline = months;
  alignment.clock = clock;
  return Resolve(history, alignment);
}

ResolvedMoment VisitNumber(const History& history, int number) {
  Alignment alignment;
  alignment.visit_number = number;
  return Resolve(history, alignment);
}

std::string BaselineName(const ResolvedMoment& resolved) {
  return resolved.moment.episode == nullptr
             ? ""
             : ShortName(resolved.moment.episode->baseline->visit.name());
}

// A second inspection, in March 2018.
std::string Next() {
  return "name: 'b2' type: VISIT_TYPE_REINSPECTION start_date: '2018-03-05' "
         "end_date: '2018-03-29' published_date: '2018-05-20'";
}

struct ClockCase {
  std::string name;
  int months;
  v1::BaselineClock clock;
  std::string date;
  Membership want;
};

class MonthsTest : public testing::TestWithParam<ClockCase> {};

// The baseline's fieldwork ended on 4 June 2015, and it was published on 20 July.
TEST_P(MonthsTest, TakeInWhatWasWhenNoMoreWereComplete) {
  const History history = HistoryOf({BaselineWith(), VisitWith("v", "2016-06-10")});

  const Moment moment = After(history, GetParam().months, GetParam().clock).moment;

  EXPECT_EQ(IsThereBy(moment, ReadDate(GetParam().date)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Clocks, MonthsTest,
    testing::Values(
        ClockCase{"TheDayItself", 12, kPublication, "2016-07-20", Membership::kCertain},
        ClockCase{"UpToTheNextMonth", 12, kPublication, "2016-08-19", Membership::kCertain},
        ClockCase{"NotWhenItIsComplete", 12, kPublication, "2016-08-20", Membership::kOutside},
        ClockCase{"OfAMonthThatIsPartlyIn", 12, kPublication, "2016-08", Membership::kPossible},
        ClockCase{"FieldworkCountsFromItsLastDay", 12, kFieldwork, "2016-07-03",
                  Membership::kCertain},
        ClockCase{"FieldworkIsOverEarlier", 12, kFieldwork, "2016-07-04", Membership::kOutside},
        ClockCase{"MonthNoughtIsTheFirst", 0, kPublication, "2015-08-19", Membership::kCertain},
        ClockCase{"MonthNoughtIsNoMore", 0, kPublication, "2015-08-20", Membership::kOutside}),
    [](const auto& tested) { return tested.param.name; });

TEST(ResolveMoment, OfABaselineWithoutADayIsCertainFromTheLatestDayAndPossibleFromTheFirst) {
  const History history = HistoryOf(
      {"name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2015-05' published_date: '2015-07'",
       VisitWith("v", "2016-06-10")});

  const Moment moment = After(history, 1).moment;

  EXPECT_EQ(IsThereBy(moment, ReadDate("2015-08-31")), Membership::kCertain);
  EXPECT_EQ(IsThereBy(moment, ReadDate("2015-09-01")), Membership::kPossible);
  EXPECT_EQ(IsThereBy(moment, ReadDate("2015-09-29")), Membership::kPossible);
  EXPECT_EQ(IsThereBy(moment, ReadDate("2015-09-30")), Membership::kOutside);
  EXPECT_EQ(moment.date->ToString(), "2015-08-31/2015-09-29");
}

TEST(ResolveMoment, UsesTheOtherClockWhereADateIsMissingAndSaysSo) {
  const History history = HistoryOf({"name: 'b' type: VISIT_TYPE_INSPECTION end_date: '2015-06-04'",
                                     VisitWith("v", "2017-06-10")});

  const ResolvedMoment resolved = After(history, 12, kPublication);

  EXPECT_EQ(resolved.moment.date->ToString(), "2016-07-03");
  EXPECT_THAT(BriefNotes(resolved.moment.notes), ElementsAre("OTHER_CLOCK_USED b"));
  EXPECT_THAT(BriefNotes(After(history, 12, kFieldwork).moment.notes), IsEmpty());
}

TEST(ResolveMoment, CountsFromTheLatestBaselineThatAMonitoringVisitFollows) {
  EXPECT_EQ(BaselineName(After(HistoryOf({BaselineWith(), VisitWith("v", "2016-06"), Next()}), 6)),
            "b");
  EXPECT_EQ(BaselineName(After(HistoryOf({BaselineWith(), VisitWith("v", "2016-06"), Next(),
                                          VisitWith("w", "2018-09")}),
                               6)),
            "b2");
  EXPECT_EQ(BaselineName(After(HistoryOf({BaselineWith(), Next()}), 6)), "b2");
}

TEST(ResolveMoment, ChoosesAmongTheEligible) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06"), Next(), VisitWith("w", "2018-09")});
  Alignment alignment;
  alignment.months_since_baseline = 6;

  const ResolvedMoment resolved = ResolveMoment(history, {&history.episodes()[0]}, alignment);

  EXPECT_EQ(BaselineName(resolved), "b");
}

TEST(ResolveMoment, HasNoMonthsWithoutABaseline) {
  const History none = HistoryOf({VisitWith("v", "2016-06")});
  const History undated = HistoryOf({"name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2015'"});

  EXPECT_EQ(After(none, 6).exclusion, v1::EXCLUSION_REASON_NO_BASELINE);
  EXPECT_EQ(After(undated, 6).exclusion, v1::EXCLUSION_REASON_NO_BASELINE);
}

TEST(ResolveMoment, SaysThatTheRecordEndsEarlierThanAsked) {
  const History history = HistoryOf({BaselineWith(), VisitWith("v", "2016-07-20")});

  EXPECT_THAT(BriefNotes(After(history, 12).moment.notes), IsEmpty());
  EXPECT_THAT(BriefNotes(After(history, 13).moment.notes), ElementsAre("RECORD_ENDS_EARLIER b"));
}

TEST(ResolveMoment, DoesNotSayOfAnEndedEpisodeThatItsRecordEndsEarlier) {
  const History history = HistoryOf({BaselineWith(), VisitWith("v", "2016-07-20"), Next()});

  EXPECT_THAT(BriefNotes(After(history, 60).moment.notes), IsEmpty());
}

TEST(ResolveMoment, OfAVisitIsThatOfTheLatestEpisodeAndNamesTheOthers) {
  const History history = HistoryOf(
      {BaselineWith(), VisitWith("v1", "2016-06-10"), Next(), VisitWith("w1", "2018-09-12")});

  const Moment moment = VisitNumber(history, 1).moment;

  EXPECT_EQ(ShortName(moment.visit->visit.name()), "w1");
  EXPECT_EQ(moment.date->ToString(), "2018-09-12");
  EXPECT_THAT(BriefNotes(moment.notes),
              ElementsAre("NUMBER_COUNTED w1", "OTHER_VISITS_MATCH w1 v1"));
}

TEST(ResolveMoment, SaysThatANumberIsUnstatedOrDiffers) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v1", "2016-06-10",
                                           "stated_numbers { number: 3 counted_from: "
                                           "COUNTED_FROM_UNSTATED }")});

  const auto notes = BriefNotes(VisitNumber(history, 3).moment.notes);

  EXPECT_THAT(notes, Contains("NUMBER_UNSTATED v1"));
  EXPECT_THAT(notes, Contains("VISITS_MISSING v1"));
  EXPECT_THAT(notes, Not(Contains("NUMBER_COUNTED v1")));
}

TEST(ResolveMoment, HasNoVisitOfANumberThatNoneIsKnownToHave) {
  const ResolvedMoment resolved =
      VisitNumber(HistoryOf({BaselineWith(), VisitWith("v1", "2016-06-10")}), 2);

  EXPECT_EQ(resolved.exclusion, v1::EXCLUSION_REASON_NOT_YET_REACHED);
  EXPECT_EQ(resolved.text, "No visit is known to be number 2; monitoring visits recorded: 1.");
}

TEST(ReadAlignment, IsTheLatestKnownWhereNothingIsAsked) {
  const Alignment alignment = ReadAlignment({});

  EXPECT_FALSE(alignment.as_of.has_value());
  EXPECT_FALSE(alignment.is_relative());
  EXPECT_EQ(alignment.clock, kPublication);
  EXPECT_EQ(alignment.counted_from, v1::COUNTED_FROM_BASELINE);
}

}  // namespace
}  // namespace waymark::query
