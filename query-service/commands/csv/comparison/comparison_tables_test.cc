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
      "note_reasons,rank,percentile,stated_visit,stated_date,grade,judgement_area,framework,"
      "progress_rating,recommendations_made,recommendations_open,recommendations_addressed,"
      "recommendations_closed,open_months_low,open_months_high,months_since_publication_low,"
      "months_since_publication_high,months_since_fieldwork_low,months_since_fieldwork_high\r\n"
      "authorities/a,Aford,North East,,,,,,,,,,,,,30,,,26,,,,authorities/a/visits/v,true,-4,"
      ",,,,,second-hand,,,,,,,,,,,,,,,,,,\r\n"
      "authorities/b,Beeham,,not-numeric,\"Words, "
      "only.\",,,,,,,,,,,,,,,,,,,false,,,,,,,,,,,,,,,,,,,,,,,,,\r\n");
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

v1::CompareAuthoritiesResponse OtherSubjects() {
  return ParseText<v1::CompareAuthoritiesResponse>(R"pb(
    rows {
      authority { name: "authorities/a" display_name: "Aford" }
      value_visit: "authorities/a/visits/v"
      rank: 2
      percentile: 50
      judgement {
        visit { name: "authorities/a/visits/v" framework: FRAMEWORK_SIF }
        judgement { area: "leadership" grade: GRADE_GOOD }
      }
      overall_progress { overall_progress { phrase: "steady" speaker: SPEAKER_INSPECTORATE } }
      tally {
        made: 2
        open: 1
        addressed: 1
        open_months { low: 3 high: 4 }
      }
      recommendations {
        recommendation { id: "r1" text: "Record it." }
        inspection: "authorities/a/visits/i"
        status: RECOMMENDATION_STATUS_MET
      }
    }
    statistics { n: 2 min: 1 median: 1.5 max: 2 mean: 1.5 }
    group_size: 3
    row_count: 1
  )pb");
}

TEST(ComparisonCsvTest, GivesRanksJudgementsAndRecommendations) {
  EXPECT_THAT(ComparisonCsv(OtherSubjects(), "authorities"),
              HasSubstr(",,2,50,authorities/a/visits/v,,good,leadership,sif,,2,1,1,0,3,4,,,,\r\n"));
  const std::string statements = ComparisonCsv(OtherSubjects(), "statements");
  EXPECT_THAT(statements, HasSubstr("\r\nauthorities/a,Aford,,value,authorities/a/visits/v,,,,sif,"
                                    "leadership,good,"));
  EXPECT_THAT(statements, HasSubstr(",steady,,,,inspectorate,false,,\r\n"));
  EXPECT_THAT(
      ComparisonCsv(OtherSubjects(), "recommendations"),
      HasSubstr("\r\nauthorities/a,Aford,,authorities/a/visits/i,r1,Record it.,,met,,,,,\r\n"));
  EXPECT_EQ(ComparisonCsv(OtherSubjects(), "statistics"),
            "group_size,row_count,n,min,lower_quartile,median,upper_quartile,max,mean\r\n"
            "3,1,2,1,,1.5,,2,1.5\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
