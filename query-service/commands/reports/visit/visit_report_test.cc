#include "query-service/commands/reports/visit/visit_report.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kWidth = 90;

std::string TextOf(const std::string& visit) {
  return DocumentText(
      VisitReport(ParseText<v1::Visit>(visit), {{"measures/in-touch", v1::MEASURE_UNIT_PERCENT}}),
      kWidth);
}

// A visit with something of everything.
constexpr char kFullVisit[] = R"pb(
  name: "authorities/a/visits/mv-4"
  type: VISIT_TYPE_MONITORING_VISIT
  status: VISIT_STATUS_HELD
  start_date: "2016-06-27"
  end_date: "2016-06-28"
  published_date: "2016-07"
  publication_status: PUBLICATION_STATUS_RELEASED_BY_AUTHORITY
  baseline: "authorities/a/visits/2015-inspection"
  stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE source_ids: "s2" }
  focus { service_area: "service_areas/care-leavers" place: "East team" }
  framework: FRAMEWORK_SIF
  judgements { area: "care-leavers" grade: GRADE_INADEQUATE }
  overall_progress { phrase: "brisk" rating: PROGRESS_RATING_STEADY speaker: SPEAKER_INSPECTORATE }
  evidence { type: EVIDENCE_TYPE_CASE_RECORDS count: 12 }
  evidence { type: EVIDENCE_TYPE_OTHER description: "a board" }
  inspector_count: 2
  delivery_body: "The Trust"
  delivery_body_since: "2016-01"
  joint_with: "authorities/b/visits/mv-1"
  planned_date: "2016-05"
  next_visit_date: "2016-11"
  improvement_partners: "Ceeton"
  findings {
    id: "f1"
    themes: "themes/supervision"
    statement: "Supervision is seldom recorded."
    standing: STANDING_WEAK
    speaker: SPEAKER_INSPECTORATE
    service_area: "service_areas/care-leavers"
    observation_ids: "o1"
    source_ids: "s2"
  }
  findings {
    id: "f2"
    themes: "themes/supervision"
    statement: "It will be."
    speaker: SPEAKER_AUTHORITY
    scope: FINDING_SCOPE_FORECAST
    doubts_measures: "measures/in-touch"
  }
  observations {
    id: "o1"
    measure: "measures/in-touch"
    value: 82
    as_of_event: AS_OF_EVENT_VISIT
    basis: SERIES_BASIS_LOCAL_DATA
    speaker: SPEAKER_AUTHORITY
    cohort: "age:19-21"
    rival_ids: "o2"
  }
  observations {
    id: "o2"
    label: "Workshops"
    value: 3
    unit: "sessions"
    as_of_date: "2016"
    kind: OBSERVATION_KIND_TARGET
    basis: SERIES_BASIS_LETTER
    speaker: SPEAKER_INSPECTORATE
  }
  recommendations { id: "r1" text: "Record it." themes: "themes/supervision" }
  recommendation_updates {
    recommendation: "r9"
    status: RECOMMENDATION_STATUS_MET
    note: "Done."
    speaker: SPEAKER_INSPECTORATE
  }
  recommendation_updates { coverage: COVERAGE_SOME count: 3 status: RECOMMENDATION_STATUS_OPEN }
  responses {
    speaker: SPEAKER_AUTHORITY
    stance: STANCE_ACCEPTED
    statement: "We agree."
    date: "2016-08"
  }
  sources {
    id: "s1"
    type: SOURCE_TYPE_PRESS
    title: "News"
    uri: "https://example.org/a"
    note: "A summary."
  }
  sources {
    id: "s2"
    type: SOURCE_TYPE_LETTER
    publisher: "Ofsted"
    also_covers: "authorities/b/visits/mv-1"
  }
  conflicting_reports {
    field: "start_date"
    value: "2016-06-20"
    source_ids: "s1"
    resolution: CONFLICT_RESOLUTION_MISTAKEN
    note: "The letter has the days."
  }
  notes { text: "It was held by telephone." field: "status" source_ids: "s1" }
  labels { key: "case" value: "7" }
  revision: 2
  etag: "e"
  create_time { seconds: 1467331200 }
  update_time { seconds: 1470009600 }
  submitter: "clerk"
)pb";

TEST(VisitReportTest, TellsEverythingAVisitHolds) {
  EXPECT_EQ(TextOf(kFullVisit), R"(a, monitoring visit: mv-4
authorities/a/visits/mv-4

Held         held, 2016-06-27 to 2016-06-28
Planned for  2016-05
Published    released by authority, 2016-07
Next visit   2016-11
Baseline     authorities/a/visits/2015-inspection
Number       4 (counted from the baseline) [2]
Looked at    care-leavers, East team [1, 2]
Framework    single inspection framework
Judgement    care-leavers: inadequate [1, 2]
Progress     'brisk' (steady) [1, 2]
Evidence     case records, 12; other: a board
Inspectors   2
Run by       The Trust, since 2016-01
Joint with   authorities/b/visits/mv-1
Supported by Ceeton

FINDINGS
f1: weak: Supervision is seldom recorded. [2]
    Themes: supervision
    Service area: care-leavers
    Numbers behind it: o1
f2: no rating: It will be. (says the council, a forecast or plan) [1, 2]
    Themes: supervision
    Doubts: in-touch

OBSERVATIONS
Id  What                        Value       Date               Sources
--  --------------------------  ----------  -----------------  ---------------------------
o1  in-touch of age:19-21, or   82 %        that of the visit  [1, 2], says the council,
    o2                                                         local figures
o2  Workshops, target           3 sessions  2016               [1, 2]

RECOMMENDATIONS
r1: Record it.
    Themes: supervision

EARLIER RECOMMENDATIONS
r9: met: Done. [1, 2]
3 of them: open [1, 2]

RESPONSES
the council: accepted: We agree. (2016-08) [1, 2]

WHERE SOURCES DIFFER
start_date: '2016-06-20', mistaken: The letter has the days. [1]

NOTES
1.  status: It was held by telephone. [1]

RECORD
Revision     2, committed 2016-08-01T00:00:00Z
Written by   clerk
First        2016-07-01T00:00:00Z
Etag         e
case         7

SOURCES
[1]  “News”, press, no date given. A summary.
     https://example.org/a
[2]  Ofsted, letter, no date given, of mv-4. Also covers authorities/b/visits/mv-1
)");
}

TEST(VisitReportTest, SaysThatAVisitIsWithdrawn) {
  const std::string text = TextOf(
      "name: 'authorities/a/visits/v' deleted: true "
      "delete_reason: 'Recorded twice'");

  EXPECT_THAT(text,
              HasSubstr("Withdrawn: Recorded twice. What it held is in the revision before."));
  EXPECT_THAT(text, Not(HasSubstr("FINDINGS")));
}

TEST(RevisionsReportTest, SaysWhoChangedWhatAndWhen) {
  const auto response = ParseText<v1::ListVisitRevisionsResponse>(R"pb(
    revisions {
      revision: 4
      update_time { seconds: 1470009600 }
      submitter: "clerk"
      deleted: true
      delete_reason: "Twice"
    }
    revisions {
      revision: 3
      submitter: "clerk"
      changed_fields: "end_date"
      changed_fields: "findings[f2]"
    }
    revisions { revision: 2 submitter: "other" erased: true }
  )pb");

  EXPECT_EQ(DocumentText(RevisionsReport("authorities/a/visits/v", {response.revisions().begin(),
                                                                    response.revisions().end()}),
                         kWidth),
            R"(Revisions of v
authorities/a/visits/v

Revision  Committed             By     Changed
--------  --------------------  -----  ----------------------
4         2016-08-01T00:00:00Z  clerk  withdrawn: Twice
3         1970-01-01T00:00:00Z  clerk  end_date, findings[f2]
2         1970-01-01T00:00:00Z  other  erased for good
)");
}

TEST(VisitListReportTest, SetsAuthoritiesApart) {
  const auto response = ParseText<v1::ListVisitsResponse>(R"pb(
    visits {
      name: "authorities/a/visits/mv-4"
      type: VISIT_TYPE_MONITORING_VISIT
      status: VISIT_STATUS_HELD
      start_date: "2016-06"
      stated_numbers { number: 4 }
    }
    visits { name: "authorities/b/visits/v" type: VISIT_TYPE_INSPECTION deleted: true }
  )pb");

  EXPECT_EQ(DocumentText(VisitListReport("authorities/-", response), kWidth),
            R"(Visits of all authorities
2 visits

a
  Visit  Type              Dates    Published      Number  State
  -----  ----------------  -------  -------------  ------  -----
  mv-4   monitoring visit  2016-06  no date given  4       held

b
  Visit  Type        Dates          Published      Number  State
  -----  ----------  -------------  -------------  ------  ---------
  v      inspection  no date given  no date given  -       withdrawn
)");
  EXPECT_THAT(DocumentText(VisitListReport("authorities/a", response), kWidth),
              HasSubstr("\nmv-4   monitoring visit"));
}

TEST(VisitListReportTest, SaysHowVisitsFitTheQuestion) {
  const auto response = ParseText<v1::ListVisitsResponse>(R"pb(
    visits { name: "authorities/old/visits/i" status: VISIT_STATUS_HELD start_date: "2013" }
    visits { name: "authorities/new/visits/v" status: VISIT_STATUS_HELD start_date: "2016" }
    matches { inherited_through { authority: "authorities/new" kind: "merge" } }
    matches {
      certainty: MATCH_CERTAINTY_POSSIBLE
      notes { reason: NOTE_REASON_POSSIBLE text: "Only the year is known." }
    }
    notes { text: "On all." }
  )pb");

  const std::string report = DocumentText(VisitListReport("authorities/new", response), kWidth);

  EXPECT_THAT(report, HasSubstr("\nold\n"));
  EXPECT_THAT(report, HasSubstr("held, inherited\n"));
  EXPECT_THAT(report, HasSubstr("held, may not fit\n      Note: Only the year is known.\n"));
  EXPECT_THAT(report, HasSubstr("1.  On all.\n"));
}

TEST(VisitListReportTest, SaysThatThereIsNone) {
  EXPECT_EQ(DocumentText(VisitListReport("authorities/a", v1::ListVisitsResponse()), kWidth),
            "Visits of a\n0 visits\n\nnone in this answer\n");
}

}  // namespace
}  // namespace waymark::query::client
