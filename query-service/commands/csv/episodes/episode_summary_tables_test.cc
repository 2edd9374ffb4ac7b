#include "query-service/commands/csv/episodes/episode_summary_tables.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

using testing::HasSubstr;

v1::SummarizeEpisodesResponse Summary() {
  return ParseText<v1::SummarizeEpisodesResponse>(R"pb(
    cases {
      authority { name: "authorities/a" display_name: "Aford" region: "London" }
      baseline { name: "authorities/a/visits/i" published_date: "2015-07" }
      baseline_grade: GRADE_INADEQUATE
      visits_held: 4
      stated_visit_count: 6
      months_since_publication { low: 26 high: 27 }
      end: EPISODE_END_REINSPECTED
      ended_by { name: "authorities/a/visits/r" end_date: "2018" }
      result: GRADE_GOOD
      visits: "authorities/a/visits/mv-1"
      notes { reason: NOTE_REASON_VISITS_MISSING text: "Missing." }
    }
    statistics {
      end: EPISODE_END_REINSPECTED
      episodes: 1
      visits_held {
        n: 2
        median { low: 4 high: 4 }
      }
    }
    results { baseline_grade: GRADE_INADEQUATE result: GRADE_GOOD episodes: 1 }
    notes { reason: NOTE_REASON_NOT_ENDED text: "Not all." }
  )pb");
}

TEST(EpisodeSummaryCsvTest, HasARowPerEpisode) {
  EXPECT_EQ(EpisodeSummaryCsv(Summary(), "cases"),
            "authority,authority_name,region,baseline,baseline_end_date,baseline_published_date,"
            "baseline_grade,visits_held,highest_stated_number,stated_visit_count,end,ended_by,"
            "ended_by_start_date,ended_by_end_date,result,continued_by,visits,note_reasons,"
            "months_since_publication_low,months_since_publication_high,"
            "months_since_fieldwork_low,months_since_fieldwork_high\r\n"
            "authorities/a,Aford,London,authorities/a/visits/i,,2015-07,inadequate,4,,6,"
            "reinspected,authorities/a/visits/r,,2018,good,,authorities/a/visits/mv-1,"
            "visits-missing,26,27,,\r\n");
}

TEST(EpisodeSummaryCsvTest, GivesSpreadResultsAndNotes) {
  const std::string statistics = EpisodeSummaryCsv(Summary(), "statistics");
  EXPECT_EQ(statistics.rfind("end,episodes,counted,n,min_low,min_high,first_quartile_low,", 0), 0U);
  EXPECT_THAT(statistics, HasSubstr("\r\nreinspected,1,visits-held,2,,,,,4,4,,,,,,\r\n"));
  EXPECT_EQ(EpisodeSummaryCsv(Summary(), "results"),
            "baseline_grade,result,episodes\r\ninadequate,good,1\r\n");
  EXPECT_EQ(EpisodeSummaryCsv(Summary(), "notes"),
            "authority,baseline,reason,text,names,field\r\n"
            ",,not-ended,Not all.,,\r\n"
            "authorities/a,authorities/a/visits/i,visits-missing,Missing.,,\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
