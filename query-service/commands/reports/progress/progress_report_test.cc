#include "query-service/commands/reports/progress/progress_report.h"

#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "query-service/commands/text/text_layout.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

constexpr std::size_t kWidth = 80;

v1::GetProgressResponse Answer(const std::string& text) {
  return ParseText<v1::GetProgressResponse>(text);
}

std::string TextOf(const v1::GetProgressResponse& answer, std::size_t width) {
  return DocumentText(ProgressReport(answer), width);
}

// An answer with something of everything.
constexpr char kFullAnswer[] = R"pb(
  authority { name: "authorities/a" display_name: "Aford" region: "North East" }
  episode {
    baseline {
      name: "authorities/a/visits/2015-inspection"
      type: VISIT_TYPE_INSPECTION
      start_date: "2015-05-11"
      end_date: "2015-06-04"
      published_date: "2015-07-20"
    }
    judgements { area: "overall-effectiveness" grade: GRADE_INADEQUATE }
    judgements { area: "adoption" grade: GRADE_NOT_JUDGED not_judged_reason: "none placed" }
    months_since_publication { low: 12 high: 13 }
    visits_held: 1
    highest_stated_number: 4
    end: EPISODE_END_REINSPECTED
    ended_by { name: "authorities/a/visits/2018" type: VISIT_TYPE_REINSPECTION start_date: "2018" }
  }
  visits {
    visit { name: "authorities/a/visits/mv-4" type: VISIT_TYPE_MONITORING_VISIT }
    stated_numbers {
      number: 4
      of_planned: 6
      said_to_be_final: true
      counted_from: COUNTED_FROM_UNSTATED
    }
    counted_number: 1
    counted_number_with_focused: 2
    counted_is_lower_bound: true
    overall_progress {
      phrase: "brisk progress"
      rating: PROGRESS_RATING_STEADY
      speaker: SPEAKER_INSPECTORATE
    }
    focus { service_area: "service_areas/care-leavers" place: "East team" }
    latest_date: "2016-08-01"
    delivery_body: "The Trust"
  }
  themes {
    theme { name: "themes/supervision" display_name: "Supervision" }
    service_area: "service_areas/care-leavers"
    standing: STANDING_WEAK
    direction: DIRECTION_IMPROVED
    direction_basis: BASIS_STATED
    unresolved_since_visit: "authorities/a/visits/mv-4"
    points {
      findings {
        finding {
          statement: "Supervision is seldom recorded."
          standing: STANDING_WEAK
          speaker: SPEAKER_INSPECTORATE
        }
        visit: "authorities/a/visits/mv-4"
        second_hand: true
        sources { type: SOURCE_TYPE_PRESS title: "News" uri: "https://example.org/a" }
      }
      other_findings {
        finding { statement: "It will be." speaker: SPEAKER_AUTHORITY }
        visit: "authorities/a/visits/mv-4"
        sources { type: SOURCE_TYPE_COUNCIL_PAPER published_date: "2016-09" }
      }
    }
    notes { reason: NOTE_REASON_SECOND_HAND text: "Known from others." }
    notes { reason: NOTE_REASON_STANDINGS_DIFFER text: "They differ." }
  }
  measures {
    measure { name: "measures/in-touch" display_name: "In touch" unit: MEASURE_UNIT_PERCENT }
    basis: SERIES_BASIS_LETTER
    baseline { observation { value: 30 as_of_date: "2015-05" } }
    latest { observation { value: 82 as_of_date: "2016-06" } }
    change: 52
    change_per_month { low: 3.72 high: 4.31 }
    direction: DIRECTION_IMPROVED
    direction_basis: BASIS_DERIVED
    points {
      observation { value: 30 as_of_date: "2015-05" }
      visit: "authorities/a/visits/mv-4"
      disputed: true
      sources { type: SOURCE_TYPE_PRESS title: "News" uri: "https://example.org/a" }
    }
    points {
      observation { value: 82 as_of_date: "2016-06" }
      visit: "authorities/a/visits/mv-4"
    }
    targets {
      observation { value: 90 kind: OBSERVATION_KIND_TARGET as_of_date: "2017" }
      visit: "authorities/a/visits/mv-4"
    }
    notes { reason: NOTE_REASON_DISPUTED text: "Two values." }
  }
  measures {
    measure { name: "measures/caseload" display_name: "Caseload" }
    basis: SERIES_BASIS_LOCAL_DATA
    cohort: "age:19-21"
    points {
      observation { wording: "too high" movement: MOVEMENT_FELL }
      visit: "authorities/a/visits/mv-4"
    }
  }
  unlisted_observations {
    observation { label: "Workshops" value: 3 unit: "count" as_of_event: AS_OF_EVENT_VISIT }
    visit: "authorities/a/visits/mv-4"
  }
  recommendations {
    recommendation { id: "r1" text: "Record supervision." }
    status: RECOMMENDATION_STATUS_PROGRESSED
    open_months { low: 12 high: 12 }
    updates {
      visit { name: "authorities/a/visits/mv-4" }
      update { status: RECOMMENDATION_STATUS_PROGRESSED note: "Begun." }
    }
  }
  recommendations {
    recommendation { id: "r2" text: "Listen more." }
    status: RECOMMENDATION_STATUS_OPEN
  }
  notes {
    reason: NOTE_REASON_SECOND_HAND
    text: "No letter is at hand."
    names: "authorities/a/visits/mv-4"
  }
  other_episodes {
    baseline { name: "authorities/a/visits/2018" type: VISIT_TYPE_REINSPECTION start_date: "2018" }
    overall_grade: GRADE_GOOD
    end: EPISODE_END_OPEN
  }
)pb";

TEST(ProgressReportTest, TellsEverything) {
  EXPECT_EQ(TextOf(Answer(kFullAnswer), kWidth), R"(Aford
a, North East

Baseline     inspection, 2015-05-11 to 2015-06-04, published 2015-07-20
             (2015-inspection)
Judgements   overall-effectiveness: inadequate; adoption: not judged (none
             placed)
Months       12 to 13 since publication, not known since the end of fieldwork,
             to the inspection that ended it
Visits       1 monitoring visit recorded; the highest number a source states is
             4
Episode      ended by the next full inspection: re-inspection, 2018 (2018)
Other        re-inspection, 2018 (2018): overall good; 0 monitoring visits
             recorded; not ended: no later full inspection is recorded

VISITS
mv-4: monitoring visit
  Number       stated 4 of 6 planned, said to be the last (not said from when);
               counted here at least 1, with focused visits 2
  Date         no date given (not later than 2016-08-01)
  Months       not known
  Looked at    care-leavers, East team
  Progress     'brisk progress' (steady)
  Run by       The Trust

THEMES
Theme        Service area  Standing now  Direction          Unresolved since
-----------  ------------  ------------  -----------------  ----------------
supervision  care-leavers  weak          improved (stated)  mv-4, undated
    Supervision
    - weak: Supervision is seldom recorded. (mv-4, second hand) [1]
    - not counted: It will be. (mv-4, says the council) [2]
    Note: They differ.

MEASURES
In touch (in-touch)
  Series       figures of the inspectorate
  Change       30 % (2015-05) to 82 % (2016-06): +52 percentage points
  Per month    +3.72 to +4.31 between the two; not known from the baseline's
               publication; not known from its fieldwork
  Direction    improved (derived)
  Date     Value           Reported by  Sources
  -------  --------------  -----------  -----------
  2015-05  30 %, disputed  mv-4         [1]
  2016-06  82 %            mv-4         [no source]
  2017     target: 90 %    mv-4         [no source]
  Note: Two values.

Caseload (caseload)
  Series       local figures, of age:19-21
  Change       not known: no figure to calculate with
  Direction    not stated
  Date                         Value             Reported by  Sources
  ---------------------------  ----------------  -----------  -----------
  at the visit, no date given  'too high', fell  mv-4         [no source]

COUNTED WITHOUT A LISTED MEASURE
What       Value  Date                         Reported by  Sources
---------  -----  ---------------------------  -----------  -----------
Workshops  3      at the visit, no date given  mv-4         [no source]

RECOMMENDATIONS
r1: progressed, 12 months after it was made: Record supervision.
    - mv-4: progressed: Begun.
r2: open (no visit speaks of it), how long after it was made is not known:
    Listen more.

NOTES
1.  No letter is at hand. (mv-4)

SOURCES
[1]  “News”, press, no date given
     https://example.org/a
[2]  council paper, 2016-09, of mv-4
)");
}

TEST(ProgressReportTest, SaysThatNothingIsRecorded) {
  EXPECT_EQ(TextOf(Answer(R"pb(
                     authority { name: "authorities/a" display_name: "Aford" }
                     notes { text: "No visit or inspection is recorded." })pb"),
                   kWidth),
            R"(Aford
a

Baseline     nothing is recorded

VISITS
none in this answer

THEMES
none in this answer

MEASURES
none in this answer

RECOMMENDATIONS
none in this answer

NOTES
1.  No visit or inspection is recorded.
)");
}

TEST(ProgressReportTest, KeepsToTheWidth) {
  for (const std::size_t width : {60U, 80U, 100U, 120U}) {
    std::istringstream lines(TextOf(Answer(kFullAnswer), width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(TextWidth(line), width) << line;
    }
  }
}

TEST(ProgressReportTest, SaysToWhatTheMonthsOfAnOpenEpisodeRun) {
  const std::string report = TextOf(Answer(R"pb(episode {
                                                  months_since_publication { low: 1 high: 1 }
                                                  months_since_fieldwork { low: 2 high: 2 }
                                                  end: EPISODE_END_OPEN
                                                })pb"),
                                    kWidth);

  EXPECT_THAT(report,
              HasSubstr("Months       1 since publication, 2 since the end of fieldwork, to "
                        "the latest\n             dated visit\n"));
}

TEST(ProgressReportTest, WhatAnUndatedVisitStatesIsNotKnownNow) {
  const std::string report =
      TextOf(Answer(R"pb(themes {
                           theme { name: "themes/t" }
                           points { standing: STANDING_WEAK direction: DIRECTION_IMPROVED }
                         })pb"),
             /*width=*/100);

  EXPECT_THAT(report, HasSubstr("not known (undated)  not known (undated)  -\n"));
}

TEST(ProgressReportTest, OneFigureIsNoChange) {
  const std::string report =
      TextOf(Answer(R"pb(measures {
                           measure { name: "measures/m" unit: MEASURE_UNIT_PERCENT }
                           latest { observation { value: 97 as_of_date: "2017-12" } }
                         })pb"),
             kWidth);

  EXPECT_THAT(report, HasSubstr("Change       not known: one figure only, 97 % (2017-12)\n"));
}

TEST(ProgressReportTest, AChangeWithoutDatesHasNoRate) {
  const std::string report = TextOf(Answer(R"pb(measures {
                                                  baseline {}
                                                  latest {}
                                                  change: 2
                                                })pb"),
                                    kWidth);

  EXPECT_THAT(report, HasSubstr("Per month    not known\n"));
}

}  // namespace
}  // namespace waymark::query::client
