#include "query-service/commands/reports/episodes/episode_summary_report.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

constexpr char kEpisodes[] = R"pb(
  cases {
    authority { display_name: "Aford" }
    baseline { name: "authorities/a/visits/2015-i" }
    baseline_grade: GRADE_INADEQUATE
    visits_held: 4
    stated_visit_count: 6
    months_since_publication { low: 26 high: 26 }
    months_since_fieldwork { low: 27 high: 28 }
    end: EPISODE_END_REINSPECTED
    ended_by { name: "authorities/a/visits/2018-r" }
    result: GRADE_GOOD
  }
  cases {
    authority { display_name: "Beeham" }
    visits_held: 1
    highest_stated_number: 3
    end: EPISODE_END_OPEN
    notes { text: "No baseline." }
  }
  cases {
    authority { display_name: "Ceeton" }
    baseline { name: "authorities/c/visits/2016-i" }
    end: EPISODE_END_CONTINUED_BY
    continued_by: "authorities/d"
  }
  case_count: 3
  statistics {
    end: EPISODE_END_REINSPECTED
    episodes: 1
    visits_held { n: 1 }
    months_since_publication {
      n: 4
      min { low: 10 high: 10 }
      first_quartile { low: 12 high: 13 }
      median { low: 20 high: 20 }
      third_quartile { low: 25 high: 25 }
      max { low: 30 high: 31 }
      mean { low: 19.5 high: 19.8 }
    }
    more_stated_than_held: 1
  }
  median_since_publication {
    ended: 1
    not_ended: 1
    months { low: 26 high: 26 }
  }
  median_since_fieldwork { ended: 1 not_ended: 1 }
  results { baseline_grade: GRADE_INADEQUATE result: GRADE_GOOD episodes: 1 }
  group_size: 9
  authority_count: 3
  visit_count: 5
  unmonitored_episodes: 7
  without_baseline: 1
  notes { text: "Not all have ended." }
)pb";

std::string EpisodesReport() {
  return DocumentText(EpisodeSummaryReport(ParseText<v1::SummarizeEpisodesResponse>(kEpisodes)),
                      90);
}

TEST(EpisodeSummaryReportTest, SaysWhatIsCountedAndWhatIsNot) {
  EXPECT_THAT(EpisodesReport(), HasSubstr(R"(What came before re-inspection
9 authorities, 3 with an episode that was monitored, 5 monitoring visits recorded. Not
counted: 7 episodes without monitoring; listed but in no statistics: 1 without a recorded
baseline.
)"));
}

TEST(EpisodeSummaryReportTest, TellsHowVisitsAndMonthsAreSpread) {
  EXPECT_THAT(EpisodesReport(), HasSubstr(R"(
VISITS AND MONTHS
Half are ended by an inspection within 26 months of the report's publication, (not yet
known) of the end of fieldwork: estimated from 1 that were ended so and 1 that were not.

1 episode ended by the next full inspection
                            n  Least  25 %      Median  75 %  Most      Mean
  ------------------------  -  -----  --------  ------  ----  --------  ------------
  Months since publication  4  10     12 to 13  20      25    30 to 31  19.5 to 19.8
  Note: Of 1 of them sources state more visits than are recorded.

RESULTS OF RE-INSPECTION
Baseline    Result  Episodes
----------  ------  --------
inadequate  good    1
)"));
}

TEST(EpisodeSummaryReportTest, ShowsEachEpisode) {
  EXPECT_THAT(EpisodesReport(), HasSubstr(R"(
Authority  Baseline            Visits               Months         Result
---------  ------------------  -------------------  -------------  --------------
Aford      inadequate, 2015-i  4 (6 stated)         26 / 27 to 28  good, 2018-r

Beeham     none recorded       1 (number 3 stated)  ? / ?          open
    Note: No baseline.

Ceeton     2016-i              0                    ? / ?          continued by d
)"));
}

TEST(EpisodeSummaryReportTest, SaysThatThereIsNone) {
  EXPECT_THAT(DocumentText(EpisodeSummaryReport(v1::SummarizeEpisodesResponse()), 90),
              HasSubstr("No episode of the group was monitored, as far as is recorded."));
}

}  // namespace
}  // namespace waymark::query::client
