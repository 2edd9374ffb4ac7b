#include "query-service/commands/wording/finding_text.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(DirectionTextTest, SaysWhetherItWasStatedOrDerived) {
  EXPECT_EQ(DirectionText(v1::DIRECTION_IMPROVED, v1::BASIS_STATED), "improved (stated)");
  EXPECT_EQ(DirectionText(v1::DIRECTION_UNCHANGED, v1::BASIS_DERIVED), "unchanged (derived)");
  EXPECT_EQ(DirectionText(v1::DIRECTION_UNSPECIFIED, v1::BASIS_UNSPECIFIED), "not stated");
}

TEST(FindingTextTest, SaysStateLimitsVisitAndSources) {
  struct Case {
    std::string reported;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"finding { statement: 'Weak.' standing: STANDING_WEAK speaker: SPEAKER_INSPECTORATE } "
       "visit: 'authorities/a/visits/v1' second_hand: true sources { type: SOURCE_TYPE_PRESS }",
       "weak: Weak. (v1, second hand) [1]"},
      {"finding { statement: 'More.' direction: DIRECTION_IMPROVED speaker: SPEAKER_INSPECTORATE "
       "comparator: COMPARATOR_BASELINE pace: PACE_TOO_SLOW scope: FINDING_SCOPE_SERVICE } "
       "visit: 'v1'",
       "improved since the baseline, too slow: More. (v1) [no source]"},
      {"finding { statement: 'More.' direction: DIRECTION_IMPROVED speaker: SPEAKER_INSPECTORATE "
       "comparator: COMPARATOR_BASELINE comparator_date: '2015-05' } visit: 'v1'",
       "improved since 2015-05: More. (v1) [no source]"},
      {"finding { statement: 'Same.' direction: DIRECTION_UNCHANGED comparator: COMPARATOR_OTHER "
       "speaker: SPEAKER_INSPECTORATE comparator_date: '../2017-09' } visit: 'v1'",
       "unchanged since a date not later than 2017-09: Same. (v1) [no source]"},
      {"finding { statement: 'Same.' direction: DIRECTION_UNCHANGED comparator: COMPARATOR_OTHER "
       "speaker: SPEAKER_INSPECTORATE } visit: 'v1'",
       "unchanged: Same. (v1) [no source]"},
      {"finding { statement: 'Planned.' speaker: SPEAKER_AUTHORITY subject: 'subjects/police' "
       "scope: FINDING_SCOPE_FORECAST } visit: 'v1'",
       "no rating: Planned. (v1, says the council, about police, a forecast "
       "or plan) [no source]"},
  };
  for (const Case& c : cases) {
    SourceList sources;
    EXPECT_EQ(FindingText(ParseText<v1::ReportedFinding>(c.reported), sources).Plain(), c.want);
  }
}

TEST(UncountedTextTest, SaysSoOnceWithOrWithoutAState) {
  SourceList sources;

  EXPECT_EQ(UncountedText(ParseText<v1::ReportedFinding>(
                              "finding { statement: 'Weak.' standing: STANDING_WEAK speaker: "
                              "SPEAKER_AUTHORITY } visit: 'v1'"),
                          sources)
                .Plain(),
            "weak, not counted: Weak. (v1, says the council) [no source]");
  EXPECT_EQ(UncountedText(ParseText<v1::ReportedFinding>(
                              "finding { statement: 'Planned.' speaker: SPEAKER_INSPECTORATE } "
                              "visit: 'v1'"),
                          sources)
                .Plain(),
            "not counted: Planned. (v1) [no source]");
}

}  // namespace
}  // namespace waymark::query::client
