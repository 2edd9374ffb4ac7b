#include "query-service/commands/csv/progress/progress_tables.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

using testing::ElementsAre;

v1::GetProgressResponse Answer() {
  return ParseText<v1::GetProgressResponse>(R"pb(
    authority { name: "authorities/a" display_name: "Aford, North" }
    episode { baseline { name: "authorities/a/visits/i" } }
    visits {
      visit { name: "authorities/a/visits/mv-1" type: VISIT_TYPE_MONITORING_VISIT }
      stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE }
      counted_number: 1
      overall_progress { phrase: "good, steady" rating: PROGRESS_RATING_STEADY }
      months_since_publication { low: 3 high: 4 }
    }
    themes {
      theme { name: "themes/t" display_name: "T" }
      service_area: "service_areas/all"
      standing: STANDING_WEAK
      points {
        findings {
          finding { statement: "=Bad" standing: STANDING_WEAK }
          second_hand: true
        }
        other_findings { finding { statement: "Fine" speaker: SPEAKER_AUTHORITY } }
      }
      notes { reason: NOTE_REASON_SECOND_HAND text: "From others." }
    }
    measures {
      measure {
        name: "measures/m"
        display_name: "M"
        unit: MEASURE_UNIT_PERCENT
        better: BETTER_HIGHER
      }
      basis: SERIES_BASIS_LETTER
      baseline {
        observation { value: 30 }
        earliest_date: "2015-05-01"
        latest_date: "2015-05-31"
      }
      latest { observation { value: 26.5 } }
      change: -3.5
      change_per_month { low: -1 high: -0.5 }
      direction: DIRECTION_DECLINED
      points {
        observation { value: 30 as_of_date: "2015-05" speaker: SPEAKER_INSPECTORATE }
        earliest_date: "2015-05-01"
        latest_date: "2015-05-31"
        visit: "authorities/a/visits/mv-1"
        sources { type: SOURCE_TYPE_LETTER uri: "https://example.org/a" }
      }
      targets { observation { value: 90 kind: OBSERVATION_KIND_TARGET } }
    }
    unlisted_observations { observation { label: "Workshops" value: 3 unit: "count" } }
    recommendations {
      recommendation { id: "r1" text: "Listen." }
      status: RECOMMENDATION_STATUS_OPEN
      open_months { low: 12 high: 12 }
    }
    notes { reason: NOTE_REASON_NO_BASELINE text: "None." }
  )pb");
}

std::vector<std::string> LinesOf(const std::string& table) {
  const std::string text = ProgressCsv(Answer(), table);
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t to = 0; (to = text.find("\r\n", from)) != std::string::npos; from = to + 2) {
    lines.push_back(text.substr(from, to - from));
  }
  EXPECT_EQ(from, text.size()) << "the last line ends with a line break";
  return lines;
}

constexpr char kA[] = "authorities/a,\"Aford, North\",authorities/a/visits/i,";

TEST(ProgressCsvTest, HasARowPerVisit) {
  EXPECT_THAT(
      LinesOf("visits"),
      ElementsAre(
          "authority,authority_name,baseline,visit,type,status,start_date,end_date,published_date,"
          "earliest_date,latest_date,stated_numbers,stated_numbers_counted_from,counted_number,"
          "counted_number_with_focused,counted_is_lower_bound,months_since_publication_low,"
          "months_since_publication_high,months_since_fieldwork_low,months_since_fieldwork_high,"
          "service_areas,progress_phrases,progress_ratings,progress_speakers,delivery_body,"
          "inherited,joint_with",
          std::string(kA) + "authorities/a/visits/mv-1,monitoring-visit,,,,,,,4,baseline,1,,false,"
                            "3,4,,,,\"good, steady\",steady,,,false,"));
}

TEST(ProgressCsvTest, HasARowPerThemeAndOnePerFinding) {
  EXPECT_THAT(
      LinesOf("themes"),
      ElementsAre("authority,authority_name,baseline,theme,theme_name,service_area,"
                  "standing,standing_visit,standing_date,direction,direction_basis,"
                  "unresolved_since_visit,unresolved_since_date,finding_count,note_reasons",
                  std::string(kA) + "themes/t,T,service_areas/all,weak,,,,,,,1,second-hand"));
  EXPECT_THAT(
      LinesOf("findings"),
      ElementsAre(
          "authority,authority_name,baseline,theme,theme_name,service_area,counted,"
          "visit_start_date,visit_published_date,visit,finding,statement,finding_standing,"
          "finding_direction,comparator,comparator_date,pace,speaker,subject,scope,cohorts,"
          "second_hand,sources,source_uris",
          std::string(kA) + "themes/t,T,service_areas/all,true,,,,,'=Bad,weak,,,,,,,,,true,,",
          std::string(kA) +
              "themes/t,T,service_areas/all,false,,,,,Fine,,,,,,authority,,,,false,,"));
}

TEST(ProgressCsvTest, HasARowPerSeriesWithItsChangeAsANumber) {
  EXPECT_THAT(
      LinesOf("series"),
      ElementsAre("authority,authority_name,baseline,measure,measure_name,unit,better,cohort,basis,"
                  "definition,baseline_value,baseline_earliest_date,baseline_latest_date,"
                  "baseline_visit,latest_value,latest_earliest_date,latest_latest_date,"
                  "latest_visit,change,relative_change,change_per_month_low,"
                  "change_per_month_high,change_per_month_since_publication_low,"
                  "change_per_month_since_publication_high,change_per_month_since_fieldwork_low,"
                  "change_per_month_since_fieldwork_high,direction,direction_basis,note_reasons",
                  std::string(kA) + "measures/m,M,percent,higher,,letter,,30,2015-05-01,2015-05-31,"
                                    ",26.5,,,,-3.5,,-1,-0.5,,,,,declined,,"));
}

TEST(ProgressCsvTest, HasARowPerValueTargetsAndUnlistedOnesToo) {
  EXPECT_THAT(
      LinesOf("measures"),
      ElementsAre(
          "authority,authority_name,baseline,measure,measure_name,unit,better,cohort,basis,"
          "definition,kind,value,upper_value,qualifier,wording,numerator,denominator,movement,"
          "stated_change,stated_change_form,comparator,comparator_date,as_of_date,as_of_event,"
          "speaker,observation,earliest_date,latest_date,visit,disputed,second_hand,sources,"
          "source_uris,label,own_unit",
          std::string(kA) + "measures/m,M,percent,higher,,letter,,,30,,,,,,,,,,,2015-05,,"
                            "inspectorate,,2015-05-01,2015-05-31,authorities/a/visits/mv-1,false,"
                            "false,\"letter, no date given\",https://example.org/a,,",
          std::string(kA) + "measures/m,M,percent,higher,,letter,,target,90,,,,,,,,,,,,,,,,,,false,"
                            "false,,,,",
          std::string(kA) + ",,,,,,,,3,,,,,,,,,,,,,,,,,,false,false,,,Workshops,count"));
}

TEST(ProgressCsvTest, HasARowPerRecommendationAndPerNote) {
  EXPECT_THAT(LinesOf("recommendations"),
              ElementsAre("authority,authority_name,baseline,inspection,recommendation,text,themes,"
                          "status,update_count,last_update_visit,open_months_low,open_months_high",
                          std::string(kA) + ",r1,Listen.,,open,0,,12,12"));
  EXPECT_THAT(
      LinesOf("notes"),
      ElementsAre("authority,authority_name,baseline,theme,service_area,measure,reason,text,names,"
                  "field",
                  std::string(kA) + ",,,no-baseline,None.,,",
                  std::string(kA) + "themes/t,service_areas/all,,second-hand,From others.,,"));
}

TEST(ProgressCsvTest, EveryTableHasAHeaderWhereNothingIsKnown) {
  for (const std::string& table : ProgressTables()) {
    const std::string text = ProgressCsv({}, table);
    EXPECT_EQ(text.rfind("authority,authority_name,baseline,", 0), 0U) << table;
    EXPECT_EQ(text.find("\r\n"), text.size() - 2) << table;
  }
}

}  // namespace
}  // namespace waymark::query::client::csv
