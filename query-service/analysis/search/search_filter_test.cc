#include "query-service/analysis/search/search_filter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using v1::SearchFindingsRequest;

v1::Visit SampleVisit() {
  return VisitOf("leicester", R"(
      name: "v1"
      focus { service_area: "service_areas/care-leavers" }
      findings { id: "f1" statement: "a" themes: "themes/caseloads" themes: "themes/supervision"
                 themes: "themes/caseloads" standing: STANDING_WEAK direction: DIRECTION_IMPROVED
                 speaker: SPEAKER_INSPECTORATE cohorts: "age:16-17" source_ids: "s2" }
      findings { id: "f2" statement: "b" themes: "themes/caseloads" speaker: SPEAKER_PRESS
                 subject: "subjects/health" service_area: "service_areas/early-help" }
      overall_progress { phrase: "c" speaker: SPEAKER_INSPECTORATE
                         service_area: "service_areas/children-in-care" }
      recommendations { id: "r1" text: "d" themes: "themes/supervision" }
      recommendation_updates { note: "e" speaker: SPEAKER_AUTHORITY }
      responses { statement: "g" speaker: SPEAKER_GOVERNMENT source_ids: "s1" }
      notes { text: "h" })");
}

// The texts that fit, joined.
std::string Admitted(const std::string& filters) {
  const v1::Visit visit = SampleVisit();
  const auto request = ParseText<SearchFindingsRequest>(filters);
  std::string texts;
  for (const SearchedText& text : SearchedTextsOf(visit)) {
    if (Admits(Reference(), request, text.kind, TraitsOf(visit, text))) texts += *text.text;
  }
  return texts;
}

TEST(Admits, TextsThatFitEveryFilter) {
  struct Case {
    const char* filters;
    const char* want;
  };
  for (const Case& c : {
           Case{"", "abcdegh"},
           Case{R"(themes: "themes/caseloads")", "ab"},
           Case{R"(themes: "themes/supervision")", "ad"},
           Case{R"(themes: "themes/cl-eet")", ""},
           Case{R"(themes: "themes/cl-eet" themes: "themes/caseloads")", "ab"},
           Case{"standings: STANDING_WEAK", "a"},
           Case{"standings: STANDING_WEAK standings: STANDING_STRONG", "a"},
           Case{"standings: STANDING_STRONG", ""},
           Case{"standings: STANDING_UNSPECIFIED", "b"},
           Case{"directions: DIRECTION_IMPROVED", "a"},
           Case{"directions: DIRECTION_DECLINED", ""},
           Case{"speakers: SPEAKER_INSPECTORATE", "acd"},
           Case{"speakers: SPEAKER_GOVERNMENT speakers: SPEAKER_AUTHORITY", "eg"},
           Case{"speakers: SPEAKER_UNSPECIFIED", "h"},
           Case{"about_others: true", "b"},
           Case{"about_others: false", "a"},
           Case{R"(subjects: "subjects/health")", "b"},
           Case{R"(subjects: "subjects/police")", ""},
           Case{R"(cohorts: "age:16-17")", "a"},
           Case{R"(cohorts: "cohorts/disabled")", ""},
           Case{R"(service_areas: "service_areas/care-leavers")", "adegh"},
           Case{R"(service_areas: "service_areas/help-and-protection")", "b"},
           Case{R"(service_areas: "service_areas/children-in-care")", "c"},
           Case{R"(service_areas: "service_areas/all")", ""},
           Case{"fields: SEARCHED_FIELD_NOTE fields: SEARCHED_FIELD_RESPONSE", "gh"},
           Case{"fields: SEARCHED_FIELD_STATEMENT", "ab"},
           Case{R"(themes: "themes/caseloads" speakers: SPEAKER_PRESS)", "b"},
           Case{R"(themes: "themes/supervision" standings: STANDING_WEAK
                   speakers: SPEAKER_PRESS)",
                ""},
       }) {
    EXPECT_EQ(Admitted(c.filters), c.want) << c.filters;
  }
}

TEST(TraitsOf, HoldEachThemeOnceAndTheSourcesThatSayIt) {
  const v1::Visit visit = SampleVisit();

  const TextTraits traits = TraitsOf(visit, SearchedTextsOf(visit).front());

  EXPECT_THAT(traits.themes, ElementsAre("themes/caseloads", "themes/supervision"));
  EXPECT_THAT(traits.source_ids, ElementsAre("s2"));
  EXPECT_EQ(traits.finding, &visit.findings(0));
}

TEST(TraitsOf, TakeAllAreasWhereTheVisitLookedAtSeveral) {
  v1::Visit visit = SampleVisit();
  visit.add_focus()->set_service_area("service_areas/early-help");

  EXPECT_EQ(TraitsOf(visit, SearchedTextsOf(visit).back()).service_area, "service_areas/all");
}

}  // namespace
}  // namespace waymark::query
