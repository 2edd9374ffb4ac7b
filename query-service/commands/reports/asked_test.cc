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

TEST(AskedTextTest, NamesWhatIsComparedAndWhen) {
  struct Case {
    const char* request;
    const char* want;
  };
  for (const Case& test :
       {Case{"judgement { area: 'leadership' framework: FRAMEWORK_SIF } months_since_baseline: 12",
             "Asked: how authorities compare by the judgements on leadership; only under single "
             "inspection framework; 12 months after the baseline's publication."},
        Case{"overall { service_area: 'service_areas/s' } visit_number: 4 number_counted_from: "
             "COUNTED_FROM_DELIVERY_BODY",
             "Asked: how authorities compare by progress as a whole; only the service area s; at "
             "visit number 4, counted from the start of the delivery body."},
        Case{"recommendations { theme: 'themes/t' } order_by: 'open desc' peers { "
             "statistical_neighbours_of: 'authorities/a' council_types: 'county' }",
             "Asked: how authorities compare by what became of recommendations; only those on the "
             "theme t; only the council types county; only a and the ten authorities most like it; "
             "ordered by open desc."},
        Case{
            "measure { measure: 'measures/m' rank_by: RANK_BY_CHANGE max_age_months: 6 } "
            "months_since_baseline: 1 clock: BASELINE_CLOCK_FIELDWORK",
            "Asked: how authorities compare by the measure m; no value older than 6 months; ranked "
            "by the change; 1 month after the baseline's fieldwork."}}) {
    EXPECT_EQ(AskedText(ParseText<v1::CompareAuthoritiesRequest>(test.request)), test.want);
  }
}

TEST(AskedTextTest, NamesEveryLimitOfWhatRecurs) {
  EXPECT_EQ(AskedText(ParseText<v1::SummarizeThemesRequest>(
                "themes: 'themes/t' service_areas: 'service_areas/s' from_date: '2015' to_date: "
                "'2016' read { read_time { seconds: 1772357400 } }")),
            "Asked: what recurs across authorities; only the themes t; only the service areas s; "
            "from 2015 on; up to 2016; as known at 2026-03-01T09:30:00Z.");
  EXPECT_EQ(AskedText(ParseText<v1::SummarizeEpisodesRequest>(
                "judgement_area: 'leadership' ends: EPISODE_END_OPEN to_date: '2018'")),
            "Asked: what came before re-inspection; grades of leadership; only the episodes not "
            "ended: no later full inspection is recorded; as of 2018.");
}

TEST(AskedTextTest, NamesEveryLimitOfASearch) {
  EXPECT_EQ(
      AskedText(ParseText<v1::SearchFindingsRequest>(
          "query: 'plans' standings: STANDING_WEAK speakers: SPEAKER_AUTHORITY fields: "
          "SEARCHED_FIELD_NOTE about_others: true cohorts: 'age:16-17'")),
      "Asked: what visits say with the words plans; only the texts note; only the standings "
      "weak; only the speakers the council; only the cohorts age:16-17; only about others than "
      "the authority.");
}

}  // namespace
}  // namespace waymark::query::client
