#include "query-service/commands/wording/observation_text.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(ValueTextTest, TellsAValueAsItWasTold) {
  struct Case {
    std::string observation;
    v1::MeasureUnit unit;
    std::string want;
  };
  const v1::MeasureUnit none = v1::MEASURE_UNIT_UNSPECIFIED;
  const std::vector<Case> cases = {
      {"value: 82 qualifier: QUALIFIER_EXACT", v1::MEASURE_UNIT_PERCENT, "82 %"},
      {"value: 0 qualifier: QUALIFIER_EXACT", v1::MEASURE_UNIT_COUNT, "0"},
      {"value: 11.5 qualifier: QUALIFIER_APPROXIMATE", v1::MEASURE_UNIT_FTE, "about 11.5 FTE"},
      {"value: 10 qualifier: QUALIFIER_AT_LEAST", v1::MEASURE_UNIT_COUNT, "at least 10"},
      {"value: 10 qualifier: QUALIFIER_LESS_THAN", v1::MEASURE_UNIT_RATIO, "less than 10"},
      {"value: 20 upper_value: 25", v1::MEASURE_UNIT_PERCENT, "20 to 25 %"},
      {"value: 82 numerator: 41 denominator: 50", v1::MEASURE_UNIT_PERCENT, "82 % (41 of 50)"},
      {"value: 82 wording: 'most'", v1::MEASURE_UNIT_PERCENT, "82 %, 'most'"},
      {"wording: 'most' qualifier: QUALIFIER_WORDED", v1::MEASURE_UNIT_PERCENT, "'most'"},
      {"value: 33 wording: 'a third' qualifier: QUALIFIER_WORDED", v1::MEASURE_UNIT_PERCENT,
       "'a third', sorted as 33 %"},
      {"movement: MOVEMENT_ROSE qualifier: QUALIFIER_WORDED", v1::MEASURE_UNIT_COUNT, "rose"},
      {"movement: MOVEMENT_FELL comparator: COMPARATOR_PREVIOUS_VISIT", v1::MEASURE_UNIT_COUNT,
       "fell since the visit before"},
      {"stated_change: -5 stated_change_form: CHANGE_FORM_IN_UNIT", v1::MEASURE_UNIT_PERCENT,
       "a fall of 5 percentage points"},
      {"stated_change: 0.2 stated_change_form: CHANGE_FORM_RELATIVE", v1::MEASURE_UNIT_PERCENT,
       "a rise of 0.2 of the earlier value"},
      {"value: 7 unit: 'workshops'", none, "7 workshops"},
      {"value: 7 unit: 'percent'", none, "7 %"},
      {"value: 7 unit: 'count'", none, "7"},
      {"", none, "no figure given"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ValueText(ParseText<v1::Observation>(c.observation), c.unit), c.want)
        << c.observation;
  }
}

TEST(PointDateTest, IsTheDateGivenElseThatOfTheEvent) {
  struct Case {
    std::string point;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"observation { as_of_date: '2016-06' }", "2016-06"},
      {"observation { as_of_event: AS_OF_EVENT_VISIT }", "at the visit, no date given"},
      {"observation { as_of_event: AS_OF_EVENT_BASELINE } earliest_date: '2015-05-11' "
       "latest_date: '2015-06-04'",
       "at the baseline, 2015-05-11 to 2015-06-04"},
      {"observation { as_of_event: AS_OF_EVENT_PREVIOUS_VISIT } latest_date: '2016-08-01'",
       "at the visit before, not later than 2016-08-01"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(PointDate(ParseText<v1::ObservationPoint>(c.point)), c.want) << c.point;
  }
}

TEST(PointSourcesTest, SaysHowFarToTrustIt) {
  SourceList sources;

  EXPECT_EQ(PointSources(ParseText<v1::ObservationPoint>(
                             "observation { speaker: SPEAKER_AUTHORITY } second_hand: true "
                             "sources { type: SOURCE_TYPE_PRESS }"),
                         sources)
                .Plain(),
            "[1], says the council, second hand");
}

TEST(PointValueTest, SaysThatItIsDisputed) {
  const auto point = ParseText<v1::ObservationPoint>(
      "observation { value: 82 as_of_date: '2016-06' } disputed: true");

  EXPECT_EQ(PointValue(point, v1::MEASURE_UNIT_PERCENT), "82 %, disputed");
  EXPECT_EQ(ValueAndDate(point, v1::MEASURE_UNIT_PERCENT), "82 % (2016-06, disputed)");
}

}  // namespace
}  // namespace waymark::query::client
