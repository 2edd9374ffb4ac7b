#include "query-service/commands/csv/comparison/comparison_tables.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

using testing::HasSubstr;

v1::CompareAuthoritiesResponse Answer() {
  return ParseText<v1::CompareAuthoritiesResponse>(R"pb(
    rows {
      authority { name: "authorities/a" display_name: "Aford" region: "North East" }
      baseline_point { observation { value: 30 } }
      point {
        observation { value: 26 }
        visit: "authorities/a/visits/v"
        second_hand: true
      }
      change: -4
      findings { finding { statement: "Said." } }
      notes { reason: NOTE_REASON_SECOND_HAND text: "From others." }
    }
    excluded {
      authority { name: "authorities/b" display_name: "Beeham" }
      reason: EXCLUSION_REASON_NOT_NUMERIC
      text: "Words, only."
      points { observation { wording: "most" } }
    }
    notes { reason: NOTE_REASON_DATES_FAR_APART text: "Far apart." }
  )pb");
}

TEST(ComparisonCsvTest, HasARowForEveryAuthorityOfTheGroup) {
  EXPECT_EQ(
      ComparisonCsv(Answer(), "authorities"),
      "authority,authority_name,region,excluded,excluded_text,baseline,baseline_end_date,"
      "baseline_published_date,standing,service_area,standing_visit,standing_date,"
      "unresolved_since_visit,direction,direction_basis,baseline_value,"
      "baseline_value_earliest_date,baseline_value_latest_date,value,value_qualifier,"
      "value_earliest_date,value_latest_date,value_visit,value_second_hand,change,"
      "change_per_month_low,change_per_month_high,age_months_low,age_months_high,visits,"
      "note_reasons\r\n"
      "authorities/a,Aford,North East,,,,,,,,,,,,,30,,,26,,,,authorities/a/visits/v,true,-4,"
      ",,,,,second-hand\r\n"
      "authorities/b,Beeham,,not-numeric,\"Words, only.\",,,,,,,,,,,,,,,,,,,false,,,,,,,\r\n");
}

TEST(ComparisonCsvTest, GivesTheEvidenceAndTheNotes) {
  EXPECT_THAT(ComparisonCsv(Answer(), "findings"),
              HasSubstr("\r\nauthorities/a,Aford,North East,value,,,Said.,"));
  const std::string values = ComparisonCsv(Answer(), "values");
  EXPECT_THAT(values, HasSubstr("\r\nauthorities/a,Aford,North East,baseline,,30,"));
  EXPECT_THAT(values, HasSubstr("\r\nauthorities/a,Aford,North East,value,,26,"));
  EXPECT_THAT(values, HasSubstr("\r\nauthorities/b,Beeham,,excluded,,,,,most,"));
  EXPECT_EQ(ComparisonCsv(Answer(), "notes"),
            "authority,authority_name,region,role,reason,text,names,field\r\n"
            ",,,whole,dates-far-apart,Far apart.,,\r\n"
            "authorities/a,Aford,North East,row,second-hand,From others.,,\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
