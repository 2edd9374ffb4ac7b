#include "query-service/commands/reports/themes/theme_summary_report.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kSummary[] = R"pb(
  themes {
    theme { name: "themes/oversight" display_name: "Management oversight" }
    unresolved {
      authorities: 2
      visits: 3
      possible_authorities: 1
      possible_visits: 1
      finding_count: 5
      findings { visit: "authorities/a/visits/v" finding_id: "f1" }
      findings { visit: "authorities/a/visits/v" finding_id: "f2" }
      findings { visit: "authorities/b/visits/w" finding_id: "f1" possible: true }
    }
    standings {
      standing: STANDING_WEAK
      tally { authorities: 2 visits: 3 }
    }
    standings {
      standing: STANDING_SOUND
      tally { possible_authorities: 1 possible_visits: 2 }
    }
    directions {
      direction: DIRECTION_IMPROVED
      tally { authorities: 1 visits: 1 }
    }
    directions {
      direction: DIRECTION_MIXED
      tally { authorities: 1 visits: 2 }
    }
    unresolved_times {
      count: 4
      resolved: 1
      open: 2
      episode_ended: 1
      months_to_resolution { n: 1 }
      median { ended: 1 not_ended: 3 }
      times {
        since_visit: "authorities/a/visits/v"
        since_date: "2016-05"
        last_visit: "authorities/a/visits/x"
        service_area: "service_areas/care-leavers"
        end: UNRESOLVED_END_OPEN
        months { low: 14 high: 15 }
      }
      times {
        since_visit: "authorities/b/visits/w"
        last_visit: "authorities/b/visits/w"
        service_area: "service_areas/all"
        end: UNRESOLVED_END_RESOLVED
        resolved_visit: "authorities/b/visits/y"
      }
    }
    companions {
      theme { name: "themes/supervision" }
      together { visits: 2 }
      visits_by_one_finding: 1
      lift: 1.5
    }
    companions {
      theme { name: "themes/recording" }
      together { visits: 1 }
    }
  }
  themes {
    theme { name: "themes/supervision" display_name: "Supervision" }
    unresolved { authorities: 1 visits: 1 }
  }
  theme_count: 3
  group_size: 5
  authority_count: 2
  visit_count: 6
  visits_with_standing: 4
  possible_visit_count: 1
  notes { text: "Some have no theme." }
)pb";

std::string ThemesReport(ChartStyle charts) {
  return DocumentText(ThemeSummaryReport(ParseText<v1::SummarizeThemesResponse>(kSummary)), 90,
                      charts);
}

TEST(ThemeSummaryReportTest, CountsWithTheFindingsBehindThem) {
  const std::string report = ThemesReport(ChartStyle::kNone);

  EXPECT_THAT(report, HasSubstr("5 authorities. Something was found of 2, at 6 visits; a standing "
                                "was stated at 4 of these.\n1 "
                                "more visit may lie inside the period."));
  EXPECT_THAT(report, HasSubstr("The first 2 of 3 themes; --limit=0 shows all."));
  EXPECT_THAT(report,
              HasSubstr("\noversight    2/3   -             - (+1/2)  -       1/1       -\n"
                        "    Management oversight\n"
                        "    Weak or inconsistent: a/v (f1, f2); b/w, perhaps outside the period "
                        "(f1); 2 more\n                          findings\n"
                        "    Directions besides: mixed 1/2\n"));
}

TEST(ThemeSummaryReportTest, TellsHowLongThemesStayUnresolved) {
  const std::string report = ThemesReport(ChartStyle::kNone);

  EXPECT_THAT(report, HasSubstr("    Half resolved by: not reached (of 1 ended and 3 not)\n"
                                "    - a/v, 2016-05, to x: open, seen over 14 to 15 months "
                                "(care-leavers)\n"
                                "    - b/w, no date given, to y: resolved, how long is not known "
                                "(all)\n"
                                "    and 2 more\n"));
}

TEST(ThemeSummaryReportTest, ShowsWhatComesTogetherMoreThanOnce) {
  const std::string report = ThemesReport(ChartStyle::kNone);

  EXPECT_THAT(report, HasSubstr("\noversight  supervision    2 of 3  1.5   1\n"));
  EXPECT_THAT(report, Not(HasSubstr("recording")));
}

TEST(ThemeSummaryReportTest, DrawsInHowManyAuthoritiesThemesWereUnresolved) {
  const std::string report = ThemesReport(ChartStyle::kAscii);

  EXPECT_THAT(report, HasSubstr("Authorities in which it was weak or inconsistent, from 0 to 2\n"
                                "oversight    ####"));
}

TEST(ThemeSummaryReportTest, SaysThatNothingWasFound) {
  EXPECT_THAT(DocumentText(ThemeSummaryReport(v1::SummarizeThemesResponse()), 90),
              HasSubstr("Nothing was found of any theme asked for."));
}

}  // namespace
}  // namespace waymark::query::client
