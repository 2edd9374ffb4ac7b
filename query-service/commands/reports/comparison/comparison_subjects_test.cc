#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/reports/comparison/comparison_report.h"
#include "query-service/commands/reports/comparison/test_topic.h"
#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kTerminalWidth = 80;

std::string ReportOf(const std::string& request, const std::string& answer) {
  return DocumentText(
      ComparisonReport(ParseText<v1::CompareAuthoritiesResponse>(answer), TopicOf(request)),
      kTerminalWidth);
}

TEST(ComparisonSubjectsTest, ShowsRankPercentileAndSpread) {
  const std::string report = ReportOf("measure { rank_by: RANK_BY_CHANGE } order_by: 'rank'", R"pb(
    rows {
      authority { display_name: "Aford" }
      point {
        observation { value: 82 as_of_date: "2016" }
        visit: "authorities/a/visits/v"
      }
      change: 52
      rank: 1
      percentile: 100
      direction: DIRECTION_IMPROVED
    }
    rows {
      authority { display_name: "Beeham" }
      point {
        observation { value: 9 as_of_date: "2016" }
        visit: "authorities/b/visits/w"
      }
    }
    statistics {
      n: 4
      min: -3
      lower_quartile: 0.5
      median: 7.333333333333
      upper_quartile: 20
      max: 52
      mean: 16.6666666667
    }
    group_size: 2
    row_count: 2
  )pb");

  EXPECT_THAT(report, HasSubstr("Ranked by change, 1 the best.\nOrdered by rank."));
  EXPECT_THAT(report, HasSubstr("\nAford      1 of 4  100 "));
  EXPECT_THAT(report, HasSubstr("    Direction: improved\n"));
  EXPECT_THAT(report, HasSubstr("\nBeeham     -       - "));
  EXPECT_THAT(report, HasSubstr(R"(
SPREAD OF THE CHANGE
Authorities  4, each counted alike, whatever its size
Range        -3 percentage points to +52 percentage points
Median       +7.333 percentage points
Quartiles    +0.5 percentage points and +20 percentage points
Mean         +16.67 percentage points
)"));
}

TEST(ComparisonSubjectsTest, ShowsNoSpreadWhereNothingIsRanked) {
  const std::string report =
      ReportOf("measure {}", "rows { authority { display_name: 'Aford' } } statistics { n: 1 }");

  EXPECT_THAT(report, HasSubstr("Not a ranking."));
  EXPECT_THAT(report, Not(HasSubstr("SPREAD")));
}

TEST(ComparisonSubjectsTest, ShowsJudgements) {
  EXPECT_EQ(ReportOf("judgement {} months_since_baseline: 36", R"pb(
              rows {
                authority { display_name: "Aford" }
                baseline { name: "authorities/a/visits/2015-i" published_date: "2015-07-20" }
                value_visit: "authorities/a/visits/2018-r"
                value_date: "2018-04"
                months_since_publication { low: 33 high: 33 }
                months_since_fieldwork { low: 34 high: 35 }
                judgement {
                  visit { name: "authorities/a/visits/2018-r" framework: FRAMEWORK_ILACS_2018 }
                  judgement { area: "leadership" grade: GRADE_GOOD }
                  second_hand: true
                  sources { type: SOURCE_TYPE_PRESS title: "News" }
                }
              }
              excluded {
                authority { display_name: "Beeham" }
                reason: EXCLUSION_REASON_NOT_JUDGED
                statements {
                  visit { name: "authorities/b/visits/i" }
                  judgement { area: "leadership" grade: GRADE_NOT_JUDGED }
                }
              }
              excluded {
                authority { display_name: "Ceeton" }
                reason: EXCLUSION_REASON_NO_JUDGEMENT
              }
              excluded {
                authority { display_name: "Deeford" }
                reason: EXCLUSION_REASON_NO_JUDGEMENT
              }
              group_size: 4
              row_count: 1
            )pb"),
            R"(T
36 months after the baseline's publication. 4 authorities, 1 with a value. Not a
ranking.

Authority  Grade  Judged at        Framework
---------  -----  ---------------  ----------
Aford      good   2018-r, 2018-04  ILACS 2018
    - leadership: good (2018-r, second hand) [1]
    Baseline: 2015-i, published 2015-07-20; the value is of 33 months after its
              publication, 34 to 35 after its fieldwork

WITHOUT A VALUE
Beeham: the inspectorate says that it made no judgement
    - leadership: not judged (i) [no source]
Ceeton: no judgement recorded
Deeford: no judgement recorded

SOURCES
[1]  “News”, press, no date given
)");
}

TEST(ComparisonSubjectsTest, ShowsProgressAsAWhole) {
  const std::string report = ReportOf("overall {} visit_number: 4", R"pb(
    rows {
      authority { display_name: "Aford" }
      value_visit: "authorities/a/visits/mv-4"
      value_date: "2016-06"
      rating: PROGRESS_RATING_STEADY
      overall_progress {
        visit { name: "authorities/a/visits/mv-4" }
        overall_progress {
          phrase: "brisk progress"
          rating: PROGRESS_RATING_STEADY
          speaker: SPEAKER_INSPECTORATE
        }
      }
    }
    rows { authority { display_name: "Beeham" } })pb");

  EXPECT_THAT(report, HasSubstr("At visit number 4."));
  EXPECT_THAT(report, HasSubstr("\nAford      steady          mv-4, 2016-06\n"
                                "    - 'brisk progress' (steady) (mv-4) [no source]\n"));
  EXPECT_THAT(report, HasSubstr("\nBeeham     not stated      not known\n"));
}

TEST(ComparisonSubjectsTest, ListsManyWithoutAValueTogether) {
  std::string answer =
      "excluded { authority { display_name: 'Told' } reason: "
      "EXCLUSION_REASON_NOT_NUMERIC text: 'Words only.' }";
  for (const char* name : {"A", "B", "C", "D", "E"}) {
    answer += std::string("excluded { authority { display_name: '") + name +
              "' } reason: EXCLUSION_REASON_NO_OBSERVATION }";
  }

  EXPECT_THAT(ReportOf("measure {}", answer),
              HasSubstr("\nTold: Words only.\n"
                        "Nothing recorded for this measure (5): A; B; C; D; E\n"));
}

TEST(ComparisonSubjectsTest, ShowsRecommendations) {
  const std::string report = ReportOf("recommendations {}", R"pb(
    rows {
      authority { display_name: "Aford" }
      value_visit: "authorities/a/visits/2015-i"
      tally {
        made: 3
        open: 1
        addressed: 2
        open_months { low: 12 high: 12 }
      }
      recommendations {
        recommendation { id: "r1" text: "Record supervision." }
        status: RECOMMENDATION_STATUS_PROGRESSED
        open_months { low: 12 high: 12 }
        updates {
          visit { name: "authorities/a/visits/mv-4" }
          update { status: RECOMMENDATION_STATUS_PROGRESSED note: "Begun." }
        }
      }
      sources { type: SOURCE_TYPE_REPORT title: "Report" }
    })pb");

  EXPECT_THAT(report, HasSubstr("\nAford      3     1     2          0       12 months\n"));
  EXPECT_THAT(report,
              HasSubstr("- r1, progressed, 12 months after it was made: Record supervision."));
  EXPECT_THAT(report, HasSubstr("mv-4: progressed: Begun."));
  EXPECT_THAT(report, HasSubstr("    Sources: [1]\n"));
}

}  // namespace
}  // namespace waymark::query::client
