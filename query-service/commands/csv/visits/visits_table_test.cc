#include "query-service/commands/csv/visits/visits_table.h"

#include "gtest/gtest.h"
#include "waymark/v1/query_service.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query::client::csv {
namespace {

TEST(VisitListCsvTest, HasARowPerVisit) {
  const auto response = ParseText<v1::ListVisitsResponse>(R"pb(
    visits {
      name: "authorities/a/visits/2015-inspection"
      type: VISIT_TYPE_INSPECTION
      status: VISIT_STATUS_HELD
      end_date: "2015-06"
      framework: FRAMEWORK_SIF
      judgements { area: "overall-effectiveness" grade: GRADE_REQUIRES_IMPROVEMENT }
      sources { type: SOURCE_TYPE_REPORT uri: "https://example.org/a" }
      revision: 2
      submitter: "=cmd"
    }
    matches {
      certainty: MATCH_CERTAINTY_POSSIBLE
      previous_visit: "authorities/a/visits/2012"
      days_since_previous_visit { low: 1000 high: 1030 }
      notes { reason: NOTE_REASON_POSSIBLE }
    }
  )pb");

  EXPECT_EQ(VisitListCsv(response),
            "authority,visit,type,status,start_date,end_date,published_date,planned_date,baseline,"
            "stated_numbers,framework,overall_grade,sources,source_uris,revision,submitter,"
            "deleted,certainty,inherited,inherited_kind,previous_visit,"
            "days_since_previous_visit_low,days_since_previous_visit_high,"
            "days_to_publication_low,days_to_publication_high,note_reasons\r\n"
            "authorities/a,authorities/a/visits/2015-inspection,inspection,held,,2015-06,,,,,sif,"
            "requires-improvement,\"report, no date given\",https://example.org/a,2,'=cmd,"
            "false,possible,false,,authorities/a/visits/2012,1000,1030,,,possible\r\n");
}

}  // namespace
}  // namespace waymark::query::client::csv
