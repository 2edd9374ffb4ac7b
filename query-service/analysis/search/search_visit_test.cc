#include "query-service/analysis/search/search_visit.h"

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
      name: "v1" type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-06"
      focus { service_area: "service_areas/care-leavers" }
      findings { id: "f1" statement: "High caseloads." themes: "themes/caseloads"
                 speaker: SPEAKER_INSPECTORATE source_ids: "s2" }
      findings { id: "f2" statement: "Plans are late." themes: "themes/cl-eet" }
      notes { text: "Caseloads were read remotely." source_ids: "s1" }
      sources { id: "s1" type: SOURCE_TYPE_COUNCIL_PAPER }
      sources { id: "s2" type: SOURCE_TYPE_LETTER })");
}

std::vector<v1::SearchHit> Search(const v1::Visit& visit, const std::string& query,
                                  const std::string& filters = "") {
  std::vector<v1::SearchHit> hits;
  for (const FoundText& found : SearchVisit(Reference(), visit, *ParseSearchQuery(query),
                                            ParseText<SearchFindingsRequest>(filters))) {
    hits.push_back(MakeHit(visit, found, v1::MATCH_CERTAINTY_CERTAIN));
  }
  return hits;
}

std::vector<std::string> Fields(const std::vector<v1::SearchHit>& hits) {
  std::vector<std::string> fields;
  for (const v1::SearchHit& hit : hits) fields.push_back(hit.field());
  return fields;
}

TEST(SearchVisit, FindsTheTextsThatHoldAllWordsAndFit) {
  const v1::Visit visit = SampleVisit();

  EXPECT_THAT(Fields(Search(visit, "caseloads")),
              ElementsAre("findings[f1].statement", "notes[0].text"));
  EXPECT_THAT(Fields(Search(visit, "caseloads high")), ElementsAre("findings[f1].statement"));
  EXPECT_THAT(Fields(Search(visit, "caseloads late")), ElementsAre());
  EXPECT_THAT(Fields(Search(visit, "caseloads", "fields: SEARCHED_FIELD_NOTE")),
              ElementsAre("notes[0].text"));
  EXPECT_THAT(Fields(Search(visit, "", R"(themes: "themes/cl-eet")")),
              ElementsAre("findings[f2].statement"));
}

TEST(MakeHit, SaysWhatWasFoundAndWhereItStands) {
  const auto hits = Search(SampleVisit(), "caseloads");

  ASSERT_EQ(hits.size(), 2U);
  EXPECT_THAT(hits[0], EqualsProto(R"pb(
                visit {
                  name: "authorities/leicester/visits/v1"
                  type: VISIT_TYPE_MONITORING_VISIT
                  status: VISIT_STATUS_HELD
                  start_date: "2016-06"
                }
                kind: SEARCHED_FIELD_STATEMENT
                field: "findings[f1].statement"
                text: "High caseloads."
                highlights { begin: 5 end: 14 }
                finding {
                  id: "f1"
                  statement: "High caseloads."
                  themes: "themes/caseloads"
                  speaker: SPEAKER_INSPECTORATE
                  source_ids: "s2"
                  scope: FINDING_SCOPE_SERVICE
                }
                themes: "themes/caseloads"
                speaker: SPEAKER_INSPECTORATE
                service_area: "service_areas/care-leavers"
                sources { id: "s2" type: SOURCE_TYPE_LETTER }
                certainty: MATCH_CERTAINTY_CERTAIN)pb"));
  EXPECT_TRUE(hits[1].second_hand());
  EXPECT_FALSE(hits[1].has_finding());
  EXPECT_EQ(hits[1].speaker(), v1::SPEAKER_UNSPECIFIED);
}

TEST(ThemeTally, CountsAHitUnderEachOfItsThemesMostFirst) {
  ThemeTally tally;
  TextTraits traits;
  tally.Add(traits);
  traits.themes = {"themes/retired-long-ago"};
  tally.Add(traits);
  traits.themes = {"themes/caseloads"};
  tally.Add(traits);
  traits.themes = {"themes/cl-eet", "themes/caseloads"};
  tally.Add(traits);
  v1::SearchFindingsResponse response;

  tally.Write(Reference(), response);

  std::vector<std::string> counts;
  for (const v1::ThemeHits& of_theme : response.theme_hits()) {
    counts.push_back(of_theme.theme().name() + " " + std::to_string(of_theme.hits()));
  }
  EXPECT_THAT(counts,
              ElementsAre("themes/caseloads 2", "themes/cl-eet 1", "themes/retired-long-ago 1"));
  EXPECT_NE(response.theme_hits(0).theme().display_name(), "");
  EXPECT_EQ(response.without_theme(), 1);
}

}  // namespace
}  // namespace waymark::query
