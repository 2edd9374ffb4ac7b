#include "ingest-service/rules/warnings/figure_jumps.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;

const std::string kAtBaseline = "as_of_event: AS_OF_EVENT_BASELINE";

std::vector<v1::Warning> JumpsSince(const v1::Visit& previous, const std::string& observations) {
  return FigureJumps(TakeFigures(TestReference(), Prepared(observations)), TakeFigures(previous));
}

std::vector<std::string> Want(bool warned) {
  if (!warned) return {};
  return {"visit.observations[1].value FIGURE_JUMPS"};
}

struct Case {
  std::string name;
  std::string observations;
  bool warned;
};

TEST(FigureJumps, AreFarFromTheFigureBeforeInTheVisit) {
  const std::vector<Case> cases = {
      {"40 points up", Percent("42", kAtBaseline) + Percent("82"), true},
      {"40 points down", Percent("82", kAtBaseline) + Percent("42"), true},
      {"40 points in the fewer decimals", Percent("42.1", kAtBaseline) + Percent("82.0"), true},
      {"39 points", Percent("43", kAtBaseline) + Percent("82"), false},
      {"percent by a factor", Percent("2", kAtBaseline) + Percent("20"), false},
      {"factor of five", Count("10", kAtBaseline) + Count("50"), true},
      {"a fifth", Count("50", kAtBaseline) + Count("10"), true},
      {"factor below five", Count("10", kAtBaseline) + Count("49"), false},
      {"count far off", Count("100", kAtBaseline) + Count("400"), false},
      {"from nothing", Count("0", kAtBaseline) + Count("400"), false},
      {"to nothing", Count("400", kAtBaseline) + Count("0"), false},
      {"about", Percent("30", kAtBaseline) + Percent("82", "qualifier: QUALIFIER_APPROXIMATE"),
       true},
      {"a bound", Percent("30", kAtBaseline) + Percent("82", "qualifier: QUALIFIER_AT_LEAST"),
       false},
      {"a target", Percent("30", kAtBaseline) + Percent("82", "kind: OBSERVATION_KIND_TARGET"),
       false},
      {"another cohort", Percent("30", kAtBaseline) + Percent("82", "cohort: 'age:19-21'"), false},
      {"one date", Percent("30") + Percent("82"), false},
      {"dates in order",
       Percent("30", "as_of_date: '2015-05'") + Percent("82", "as_of_date: '2016-06'"), true},
      {"dates that overlap",
       Percent("30", "as_of_date: '2016'") + Percent("82", "as_of_date: '2016-06'"), false},
      {"a date and the visit", Percent("30", "as_of_date: '2015-05'") + Percent("82"), true},
      {"the visit before and the visit",
       Percent("30", "as_of_event: AS_OF_EVENT_PREVIOUS_VISIT") + Percent("82"), true},
      {"the visit before and a date",
       Percent("30", "as_of_event: AS_OF_EVENT_PREVIOUS_VISIT") +
           Percent("82", "as_of_date: '2016-05'"),
       false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Told(FigureJumps(TestReference(), Prepared(c.observations))), Want(c.warned))
        << c.name;
  }
}

TEST(FigureJumps, AreFoundInWhateverOrderTheVisitGivesItsFigures) {
  const auto warnings =
      FigureJumps(TestReference(), Prepared(Percent("82") + Percent("60", "as_of_date: '2016-01'") +
                                            Percent("10", kAtBaseline)));

  EXPECT_THAT(Told(warnings), ElementsAre("visit.observations[1].value FIGURE_JUMPS"));
  EXPECT_EQ(
      warnings[0].description(),
      "60 is 50 percentage points from 10, the figure before it (o3); check both, and correct "
      "the one that is wrong");
}

TEST(FigureJumps, AreFarFromTheLastFigureOfTheVisitBefore) {
  const std::string before = Percent("90", "as_of_date: '2015-01'") + Percent("30");
  const std::vector<Case> cases = {
      {"of the visit", Count("1") + Percent("82"), true},
      {"near", Count("1") + Percent("60"), false},
      {"another series", Count("1") + Percent("82", "cohort: 'age:19-21'"), false},
      {"of the baseline", Count("1") + Percent("82", kAtBaseline), false},
      {"of a later date", Count("1") + Percent("82", "as_of_date: '2016-05'"), true},
      {"of an earlier date", Count("1") + Percent("82", "as_of_date: '2015-05'"), false},
      {"of a date that overlaps", Count("1") + Percent("82", "as_of_date: '2016'"), false},
      {"only the earliest", Percent("60", "as_of_date: '2016-05'") + Percent("82"), false},
  };
  const v1::Visit previous = Prepared("start_date: '2016-02' " + before);
  for (const Case& c : cases) {
    EXPECT_EQ(Told(JumpsSince(previous, c.observations)), Want(c.warned)) << c.name;
  }
}

TEST(FigureJumps, OfDatesAreNotFoundWhereTheVisitBeforeHasNone) {
  const v1::Visit previous = Prepared("start_date: '' " + Percent("30"));

  EXPECT_THAT(Told(JumpsSince(previous, Percent("82"))),
              ElementsAre("visit.observations[0].value FIGURE_JUMPS"));
  EXPECT_THAT(Told(JumpsSince(previous, Percent("82", "as_of_date: '2016-05'"))), ElementsAre());
}

TEST(FigureJumps, NameTheVisitBefore) {
  const v1::Visit previous = Prepared("start_date: '2016-02' " + Count("10"));

  const std::vector<v1::Warning> warnings = JumpsSince(previous, Count("66"));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].description(),
            "66 is a factor of 6.6 from 10, the figure before it (o1 of "
            "authorities/sunderland/visits/2016-02-monitoring-visit); check both, and correct the "
            "one that is wrong");
}

}  // namespace
}  // namespace waymark::ingest
