#include "query-service/commands/reports/asked.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(AskedTextTest, NamesEveryLimitOfAQuestionAboutProgress) {
  EXPECT_EQ(AskedText(ParseText<v1::GetProgressRequest>("authority: 'authorities/a'")),
            "Asked: the progress of a.");
  EXPECT_EQ(AskedText(ParseText<v1::GetProgressRequest>(
                R"pb(authority: "authorities/a"
                     baseline: "authorities/a/visits/i"
                     themes: "themes/t"
                     themes: "themes/u"
                     measures: "measures/m"
                     service_areas: "service_areas/s"
                     from_date: "2015"
                     to_date: "2016-12"
                     clock: BASELINE_CLOCK_FIELDWORK)pb")),
            "Asked: the progress of a; measured from i; only the themes t, u; only the measures m; "
            "only the service areas s; nothing shown that is certainly before 2015; as of 2016-12; "
            "months counted from the baseline's fieldwork.");
}

TEST(AskedTextTest, NamesEveryLimitOfAComparison) {
  EXPECT_EQ(AskedText(ParseText<v1::CompareAuthoritiesRequest>(
                R"pb(measure {
                       measure: "measures/m"
                       cohort: "age:19-21"
                       basis: SERIES_BASIS_LOCAL_DATA
                       definition: "other"
                     }
                     peers { authorities: "authorities/a" regions: "London" }
                     as_of_date: "2016")pb")),
            "Asked: how authorities compare by the measure m; of age:19-21; local figures; by the "
            "definition other; only the authorities a; only the regions London; as of 2016.");
  EXPECT_EQ(
      AskedText(ParseText<v1::CompareAuthoritiesRequest>(
          R"pb(theme { theme: "themes/t" service_area: "service_areas/s" }
               peers { baseline_grade: GRADE_INADEQUATE })pb")),
      "Asked: how authorities compare by the theme t; only the service area s; only where the "
      "baseline's overall-effectiveness was inadequate.");
}

}  // namespace
}  // namespace waymark::query::client
