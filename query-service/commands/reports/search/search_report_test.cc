#include "query-service/commands/reports/search/search_report.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/commands/text/document_text.h"
#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;

constexpr char kFound[] = R"pb(
  hits {
    visit { name: "authorities/a/visits/mv-1" start_date: "2016-08" }
    kind: SEARCHED_FIELD_STATEMENT
    text: "Pathway plans vary; plans lack detail."
    highlights { begin: 0 end: 13 }
    highlights { begin: 20 end: 25 }
    finding { id: "f2" standing: STANDING_INCONSISTENT }
    themes: "themes/pathway"
    speaker: SPEAKER_INSPECTORATE
    service_area: "service_areas/care-leavers"
    sources { type: SOURCE_TYPE_PRESS title: "News" }
    second_hand: true
    certainty: MATCH_CERTAINTY_POSSIBLE
  }
  hits {
    visit { name: "authorities/b/visits/mv-2" published_date: "2017" }
    kind: SEARCHED_FIELD_RESPONSE
    text: "We will write plans."
    highlights { begin: 14 end: 99 }
    speaker: SPEAKER_AUTHORITY
  }
  hit_count: 3
  visit_count: 2
  theme_hits {
    theme { name: "themes/pathway" }
    hits: 2
  }
  without_theme: 1
)pb";

TEST(SearchReportTest, MarksWhatWasLookedFor) {
  EXPECT_EQ(DocumentText(SearchReport(ParseText<v1::SearchFindingsResponse>(kFound), "plans"), 90),
            R"(What visits say: plans
3 texts in 2 visits.

By theme     pathway 2, under none 1

TEXTS
The first 2 of 3 texts; --limit=0 shows all.
a/mv-1 (2016-08): *Pathway plans* vary; *plans* lack detail. [1]
    finding f2; inconsistent; pathway; care-leavers; second hand; perhaps outside the
    dates asked for
b/mv-2 (published 2017): We will write plans. [no source]
    response; says the council

SOURCES
[1]  “News”, press, no date given
)");
}

TEST(SearchReportTest, SaysHowToFindMoreWhereNothingFits) {
  EXPECT_THAT(DocumentText(SearchReport(v1::SearchFindingsResponse(), "planz"), 90),
              HasSubstr("Nothing fits. Words must be spelled as a source spells them"));
}

}  // namespace
}  // namespace waymark::query::client
