#include "query-service/commands/reports/comparison/comparison_report.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/reports/comparison/test_topic.h"
#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

constexpr std::size_t kWidth = 90;

v1::CompareAuthoritiesResponse Answer(const std::string& text) {
  return ParseText<v1::CompareAuthoritiesResponse>(text);
}

std::string TextOf(const v1::CompareAuthoritiesResponse& answer, const ComparisonTopic& topic) {
  return DocumentText(ComparisonReport(answer, topic), kWidth);
}

// Without a chart.
ComparisonTopic NotComparable(const std::string& request, const std::string& title) {
  ComparisonTopic topic = TopicOf(request, title);
  topic.comparable = false;
  return topic;
}

constexpr char kThemeAnswer[] = R"pb(
  rows {
    authority { display_name: "Aford" }
    baseline { name: "authorities/a/visits/2015-inspection" published_date: "2015-07-20" }
    direction: DIRECTION_UNCHANGED
    direction_basis: BASIS_DERIVED
    standing: STANDING_WEAK
    value_visit: "authorities/a/visits/mv-4"
    value_date: "2016-06"
    service_area: "service_areas/care-leavers"
    unresolved_since_visit: "authorities/a/visits/mv-4"
    findings {
      finding {
        statement: "Supervision is seldom recorded."
        standing: STANDING_WEAK
        speaker: SPEAKER_INSPECTORATE
      }
      visit: "authorities/a/visits/mv-4"
      sources { type: SOURCE_TYPE_LETTER publisher: "Ofsted" }
    }
    notes { reason: NOTE_REASON_SECOND_HAND text: "Known from others." }
    notes { reason: NOTE_REASON_LATER_INSPECTION text: "Inspected since." }
    notes { reason: NOTE_REASON_STANDINGS_DIFFER text: "They differ." }
  }
  rows {
    authority { display_name: "Beeham" }
    direction: DIRECTION_IMPROVED
    direction_basis: BASIS_STATED
    notes { reason: NOTE_REASON_LATER_INSPECTION text: "Inspected since." }
  }
  excluded {
    authority { display_name: "Ceeton" }
    reason: EXCLUSION_REASON_NO_FINDING
    text: "Only others speak of it."
    findings {
      finding { statement: "We do well." speaker: SPEAKER_AUTHORITY }
      visit: "authorities/c/visits/mv-1"
    }
  }
  excluded {
    authority { display_name: "Deeford" }
    reason: EXCLUSION_REASON_NO_VISITS
  }
  notes { text: "Dates lie far apart." }
  group_size: 4
  row_count: 2
)pb";

constexpr char kMeasureAnswer[] = R"pb(
  rows {
    authority { display_name: "Aford" }
    baseline_point { observation { value: 30 as_of_date: "2015-05" } }
    point {
      observation { value: 82 as_of_date: "2016-06" }
      visit: "authorities/a/visits/mv-1"
      second_hand: true
      sources { type: SOURCE_TYPE_PRESS title: "News" }
    }
    change: 52
    change_per_month { low: 3.72 high: 4.31 }
    direction: DIRECTION_IMPROVED
    direction_basis: BASIS_DERIVED
    age_months { low: 5 high: 6 }
  }
  rows {
    authority { display_name: "Beeham" }
    point {
      observation { value: 0 as_of_date: "2016" }
      visit: "authorities/b/visits/mv-1"
    }
  }
  excluded {
    authority { display_name: "Ceeton" }
    reason: EXCLUSION_REASON_NOT_NUMERIC
    points {
      observation { wording: "most" as_of_date: "2016" }
      disputed: true
    }
  }
  group_size: 3
  row_count: 2
)pb";

TEST(ComparisonReportTest, ShowsAThemeWithItsFindingsAndWhoHasNone) {
  EXPECT_EQ(TextOf(Answer(kThemeAnswer), TopicOf("theme {}", "Supervision (supervision)")),
            R"(Supervision (supervision)
Latest known. 4 authorities, 2 with a value. Not a ranking.

Authority  As of          Standing    Direction            Service area  Unresolved since
---------  -------------  ----------  -------------------  ------------  ----------------
Aford      mv-4, 2016-06  weak        unchanged (derived)  care-leavers  mv-4
    Baseline: 2015-inspection, published 2015-07-20
    - weak: Supervision is seldom recorded. (mv-4) [1]
    Note: They differ.

Beeham     not known      not stated  improved (stated)    not stated    -
    Baseline: none recorded

WITHOUT A VALUE
Ceeton: Only others speak of it.
    - no rating: We do well. (mv-1, says the council) [no source]
Deeford: no visit recorded

NOTES
1.  Dates lie far apart.
2.  A later inspection than the baseline of the row is known, but no later value: Aford,
    Beeham.

SOURCES
[1]  Ofsted, letter, no date given, of mv-4
)");
}

TEST(ComparisonReportTest, ShowsAMeasureWithItsUnit) {
  EXPECT_EQ(TextOf(Answer(kMeasureAnswer),
                   NotComparable("measure {} as_of_date: '2016-12'", "In touch (in-touch)")),
            R"(In touch (in-touch)
As of 2016-12. 3 authorities, 2 with a value. Not a ranking.

Authority  At the          Value           Change          Per month       Direction
           baseline
---------  --------------  --------------  --------------  --------------  ---------------
Aford      30 % (2015-05)  82 %            +52 percentage  +3.72 to +4.31  improved
                           (2016-06), 5    points                          (derived)
                           to 6 months
                           old
    Value: mv-1, [1], second hand

Beeham     not known       0 % (2016)      not known       not known       not stated
    Value: mv-1, [no source]

WITHOUT A VALUE
Ceeton: words only
    - 'most' (2016, disputed) [no source]

SOURCES
[1]  “News”, press, no date given
)");
}

TEST(ComparisonReportTest, TellsAuthoritiesOfOneNameApart) {
  const std::string report =
      TextOf(Answer(R"pb(
               rows { authority { name: "authorities/b-1974" display_name: "Bucks" } }
               rows { authority { name: "authorities/a" display_name: "Aford" } }
               excluded { authority { name: "authorities/b-2020" display_name: "Bucks" } }
             )pb"),
             TopicOf("theme {}"));

  EXPECT_THAT(report, HasSubstr("\nBucks (b-1974)  "));
  EXPECT_THAT(report, HasSubstr("\nAford           "));
  EXPECT_THAT(report, HasSubstr("\nBucks (b-2020): "));
}

TEST(ComparisonReportTest, SaysThatNobodyHasAValue) {
  EXPECT_THAT(TextOf(Answer("group_size: 1"), TopicOf("measure {}")),
              HasSubstr("Latest known. 1 authority, 0 with a value. Not a ranking.\n\n"
                        "No authority of the group has a value.\n"));
}

}  // namespace
}  // namespace waymark::query::client
