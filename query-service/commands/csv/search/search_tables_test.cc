#include "query-service/commands/csv/search/search_tables.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

TEST(SearchCsvTest, HasARowPerTextThemeAndNote) {
  const auto response = ParseText<v1::SearchFindingsResponse>(R"pb(
    hits {
      visit { name: "authorities/a/visits/v" type: VISIT_TYPE_MONITORING_VISIT start_date: "2016" }
      kind: SEARCHED_FIELD_STATEMENT
      field: "findings[f1].statement"
      text: "=Plans vary."
      highlights { begin: 1 end: 6 }
      finding { id: "f1" standing: STANDING_WEAK }
      themes: "themes/t"
      speaker: SPEAKER_INSPECTORATE
      certainty: MATCH_CERTAINTY_CERTAIN
    }
    theme_hits {
      theme { name: "themes/t" display_name: "T" }
      hits: 3
    }
    notes { reason: NOTE_REASON_POSSIBLE text: "Perhaps." }
  )pb");

  EXPECT_EQ(SearchCsv(response, "texts"),
            "visit,visit_type,visit_start_date,visit_end_date,visit_published_date,kind,field,text,"
            "highlights,finding,standing,direction,subject,cohorts,themes,speaker,service_area,"
            "second_hand,certainty,sources,source_uris\r\n"
            "authorities/a/visits/v,monitoring-visit,2016,,,statement,findings[f1].statement,"
            "'=Plans vary.,1,f1,weak,,,,themes/t,inspectorate,,false,certain,,\r\n");
  EXPECT_EQ(SearchCsv(response, "themes"), "theme,theme_name,texts\r\nthemes/t,T,3\r\n");
  EXPECT_EQ(SearchCsv(response, "notes"), "reason,text,names,field\r\npossible,Perhaps.,,\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
