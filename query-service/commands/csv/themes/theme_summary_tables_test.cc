#include "query-service/commands/csv/themes/theme_summary_tables.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

using testing::HasSubstr;

v1::SummarizeThemesResponse Summary() {
  return ParseText<v1::SummarizeThemesResponse>(R"pb(
    themes {
      theme { name: "themes/a" display_name: "A" }
      found { authorities: 3 visits: 4 }
      unresolved {
        authorities: 2
        visits: 3
        possible_visits: 1
        findings { visit: "authorities/a/visits/v" finding_id: "f1" possible: true }
      }
      standings {
        standing: STANDING_WEAK
        tally { authorities: 2 visits: 2 }
      }
      directions {
        direction: DIRECTION_IMPROVED
        tally { authorities: 1 visits: 1 }
      }
      unresolved_times {
        count: 2
        open: 1
        months_to_resolution {
          n: 2
          median { low: 5 high: 6 }
        }
        median { months { low: 7 high: 7 } }
        times {
          since_visit: "authorities/a/visits/v"
          service_area: "service_areas/all"
          end: UNRESOLVED_END_OPEN
          months { low: 3 high: 4 }
        }
      }
      companions {
        theme { name: "themes/b" display_name: "B" }
        together { authorities: 1 visits: 2 }
        visits_by_one_finding: 1
        other_visits: 5
        share: 0.5
      }
      notes { reason: NOTE_REASON_POSSIBLE text: "Perhaps." }
    }
    notes { text: "On all." }
  )pb");
}

TEST(ThemeSummaryCsvTest, HasARowPerTheme) {
  const std::string table = ThemeSummaryCsv(Summary(), "themes");

  EXPECT_EQ(table.rfind("theme,theme_name,found_authorities,found_visits,"
                        "found_possible_authorities,found_possible_visits,unresolved_authorities,"
                        "unresolved_visits,unresolved_possible_authorities,"
                        "unresolved_possible_visits,weak_authorities,",
                        0),
            0U);
  EXPECT_THAT(table, HasSubstr("\r\nthemes/a,A,3,4,0,0,2,3,0,1,2,2,0,0,"));
  EXPECT_THAT(table, HasSubstr(",5,6,"));
  EXPECT_THAT(table, HasSubstr(",7,7,0,possible\r\n"));
}

TEST(ThemeSummaryCsvTest, GivesWhatStandsBehindIt) {
  EXPECT_EQ(ThemeSummaryCsv(Summary(), "unresolved"),
            "theme,theme_name,service_area,since_visit,since_date,last_visit,end,resolved_visit,"
            "possible,months_low,months_high\r\n"
            "themes/a,A,service_areas/all,authorities/a/visits/v,,,open,,false,3,4\r\n");
  EXPECT_EQ(ThemeSummaryCsv(Summary(), "companions"),
            "theme,theme_name,companion,companion_name,together_authorities,together_visits,"
            "together_possible_authorities,together_possible_visits,visits_by_one_finding,"
            "companion_visits,share,lift\r\n"
            "themes/a,A,themes/b,B,1,2,0,0,1,5,0.5,\r\n");
  EXPECT_EQ(ThemeSummaryCsv(Summary(), "findings"),
            "theme,theme_name,count,visit,finding,possible\r\n"
            "themes/a,A,unresolved,authorities/a/visits/v,f1,true\r\n");
  EXPECT_EQ(ThemeSummaryCsv(Summary(), "notes"),
            "theme,theme_name,reason,text,names,field\r\n"
            ",,,On all.,,\r\n"
            "themes/a,A,possible,Perhaps.,,\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
