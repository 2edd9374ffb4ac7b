#include "ingest-service/rules/warnings/figure_disagreements.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;

TEST(FigureDisagreements, AreOfOneSeriesAndDate) {
  struct Case {
    std::string name;
    std::string observations;
    bool warned;
  };
  const std::vector<Case> cases = {
      {"of the visit", Percent("80") + Percent("82"), true},
      {"equal", Percent("80") + Percent("80"), false},
      {"equal when rounded", Percent("82") + Percent("82.4"), false},
      {"not equal when rounded", Percent("82") + Percent("82.5"), true},
      {"about", Percent("80") + Percent("82", "qualifier: QUALIFIER_APPROXIMATE"), true},
      {"of one date",
       Percent("80", "as_of_date: '2016-05'") + Percent("82", "as_of_date: '2016-05'"), true},
      {"of two dates",
       Percent("80", "as_of_date: '2016-05'") + Percent("82", "as_of_date: '2016-06'"), false},
      {"of a date and the visit", Percent("80", "as_of_date: '2016-06'") + Percent("82"), false},
      {"of the visit's one day and the visit",
       Percent("80", "as_of_date: '2016-06-27'") + Percent("82") +
           "start_date: '2016-06-27' end_date: '2016-06-27'",
       true},
      {"of a day and the visit of several",
       Percent("80", "as_of_date: '2016-06-27'") + Percent("82") +
           "start_date: '2016-06-27' end_date: '2016-06-28'",
       false},
      {"of one event",
       Percent("80", "as_of_event: AS_OF_EVENT_BASELINE") +
           Percent("82", "as_of_event: AS_OF_EVENT_BASELINE"),
       true},
      {"of two events", Percent("80", "as_of_event: AS_OF_EVENT_BASELINE") + Percent("82"), false},
      {"two measures",
       Percent("80") + Percent("82", "measure: 'measures/cl-suitable-accommodation'"), false},
      {"two cohorts", Percent("80") + Percent("82", "cohort: 'age:19-21'"), false},
      {"two bases",
       Percent("80") + Percent("82", "speaker: SPEAKER_AUTHORITY basis: SERIES_BASIS_LOCAL_DATA"),
       false},
      {"two definitions", Percent("80") + Percent("82", "definition: 'monthly'"), false},
      {"a target", Percent("80") + Percent("90", "kind: OBSERVATION_KIND_TARGET"), false},
      {"a bound", Percent("80") + Percent("82", "qualifier: QUALIFIER_AT_LEAST"), false},
      {"a range", Percent("80") + Percent("82", "upper_value: 90"), false},
      {"words", Percent("80") + Percent("82", "qualifier: QUALIFIER_WORDED wording: 'high'"),
       false},
      {"labels",
       "observations { label: 'x' value: 1 speaker: SPEAKER_INSPECTORATE } "
       "observations { label: 'x' value: 2 speaker: SPEAKER_INSPECTORATE }",
       false},
      {"rival of the first", Percent("80", "id: 'a'") + Percent("82", "id: 'b' rival_ids: 'a'"),
       false},
      {"rival of the second", Percent("80", "id: 'a' rival_ids: 'b'") + Percent("82", "id: 'b'"),
       false},
  };
  for (const Case& c : cases) {
    const auto want = c.warned
                          ? std::vector<std::string>{"visit.observations[1].value FIGURES_DISAGREE"}
                          : std::vector<std::string>{};
    EXPECT_EQ(Told(FigureDisagreements(Prepared(c.observations))), want) << c.name;
  }
}

TEST(FigureDisagreements, AreGivenOnceForEachFigure) {
  const v1::Visit visit = Prepared(Percent("80") + Percent("82") + Percent("84") + Percent("80"));

  const auto warnings = FigureDisagreements(visit);

  EXPECT_THAT(Told(warnings), ElementsAre("visit.observations[1].value FIGURES_DISAGREE",
                                          "visit.observations[2].value FIGURES_DISAGREE",
                                          "visit.observations[3].value FIGURES_DISAGREE"));
  EXPECT_EQ(warnings[1].description(),
            "84 is not the 80 of o1, which is of the same series and date; correct one, or name it "
            "in rival_ids");
}

}  // namespace
}  // namespace waymark::ingest
