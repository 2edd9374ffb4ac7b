#include "query-service/handlers/search_findings_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::SearchFindingsRequest;
using v1::SearchFindingsResponse;

absl::StatusOr<SearchFindingsResponse> Search(const View& view, const std::string& text,
                                              SearchBounds bounds = {}) {
  return SearchFindingsHandler(Reference(), bounds)
      .Handle(view, ParseText<SearchFindingsRequest>(text));
}

// "reading/v1 findings[f1].statement", with "?" where it only may fit.
std::vector<std::string> Hits(const absl::StatusOr<SearchFindingsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::string> hits;
  if (!response.ok()) return hits;
  for (const v1::SearchHit& hit : response->hits()) {
    hits.push_back(BriefName(hit.visit().name()) + " " + hit.field() +
                   (hit.certainty() == v1::MATCH_CERTAINTY_POSSIBLE ? "?" : ""));
  }
  return hits;
}

class SearchFindingsTest : public testing::Test {
 protected:
  SearchFindingsTest() {
    store_.Apply({
        NamedVisit("reading/v1", R"(
            start_date: "2016-06-15"
            findings { id: "f1" statement: "High caseloads." themes: "themes/caseloads" }
            findings { id: "f2" statement: "Caseloads, caseloads." themes: "themes/caseloads"
                       themes: "themes/supervision" standing: STANDING_WEAK }
            notes { text: "Caseloads were not read." })"),
        NamedVisit("reading/v2", R"(
            start_date: "2017" overall_progress { phrase: "too slow on caseloads" })"),
        NamedVisit("leicester/v1", R"(
            findings { id: "f1" statement: "Caseloads fell." themes: "themes/caseloads" })"),
        NamedVisit("bournemouth-christchurch-and-poole/v1", R"(
            start_date: "2021" responses { statement: "We accept this." })"),
    });
  }
  absl::StatusOr<SearchFindingsResponse> Find(const std::string& text) {
    return Search(ViewOf(store_), text);
  }

  TestStore store_;
};

TEST_F(SearchFindingsTest, RanksByMatchesThenTheLatestVisit) {
  EXPECT_THAT(
      Hits(Find(R"(query: "caseloads")")),
      ElementsAre("reading/v1 findings[f2].statement", "reading/v2 overall_progress[0].phrase",
                  "reading/v1 findings[f1].statement", "reading/v1 notes[0].text",
                  "leicester/v1 findings[f1].statement"));
}

TEST_F(SearchFindingsTest, CountsHitsAndThemesOverAllPages) {
  const auto response = Find(R"(query: "caseloads" page_size: 1)");

  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->hits_size(), 1);
  EXPECT_EQ(response->hit_count(), 5);
  EXPECT_EQ(response->visit_count(), 3);
  ASSERT_EQ(response->theme_hits_size(), 2);
  EXPECT_EQ(response->theme_hits(0).theme().name(), "themes/caseloads");
  EXPECT_EQ(response->theme_hits(0).hits(), 3);
  EXPECT_EQ(response->theme_hits(1).theme().name(), "themes/supervision");
  EXPECT_EQ(response->theme_hits(1).hits(), 1);
  EXPECT_EQ(response->without_theme(), 2);
}

TEST_F(SearchFindingsTest, FindsWhatFitsEveryFilter) {
  struct Case {
    const char* request;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{R"(query: "caseloads" authorities: "authorities/leicester")",
                {"leicester/v1 findings[f1].statement"}},
           Case{R"(query: "caseloads" authorities: "authorities/E06000016")",
                {"leicester/v1 findings[f1].statement"}},
           Case{R"(query: "fell" authorities: "authorities/leicester"
                   authorities: "authorities/reading" authorities: "authorities/leicester")",
                {"leicester/v1 findings[f1].statement"}},
           Case{R"(query: "caseloads" themes: "themes/supervision")",
                {"reading/v1 findings[f2].statement"}},
           Case{R"(themes: "themes/supervision")", {"reading/v1 findings[f2].statement"}},
           Case{"standings: STANDING_WEAK", {"reading/v1 findings[f2].statement"}},
           Case{R"(query: "\"high caseloads\"")", {"reading/v1 findings[f1].statement"}},
           Case{R"(query: "high not")", {}},
           Case{R"(query: "caseload")", {}},
           Case{R"(query: "accept" fields: SEARCHED_FIELD_RESPONSE)",
                {"bournemouth-christchurch-and-poole/v1 responses[0].statement"}},
           Case{R"(query: "accept" fields: SEARCHED_FIELD_NOTE)", {}},
       }) {
    EXPECT_EQ(Hits(Find(c.request)), c.want) << c.request;
  }
}

TEST_F(SearchFindingsTest, MarksAndNotesWhatMayLieOutsideTheDates) {
  const auto response = Find(R"(query: "caseloads" from_date: "2016-07" to_date: "2017-06")");

  EXPECT_THAT(Hits(response), ElementsAre("reading/v2 overall_progress[0].phrase?",
                                          "leicester/v1 findings[f1].statement?"));
  EXPECT_THAT(BriefNotes(response->notes()), ElementsAre("POSSIBLE v1 v2"));
}

TEST_F(SearchFindingsTest, NotesThatPredecessorsAreNotSearched) {
  const auto response = Find(R"(
      query: "accept" authorities: "authorities/bournemouth-christchurch-and-poole"
      authorities: "authorities/reading")");

  EXPECT_THAT(BriefNotes(response->notes()),
              ElementsAre("PREDECESSORS_NOT_INCLUDED bournemouth-christchurch-and-poole "
                          "bournemouth dorset-county poole"));
}

TEST_F(SearchFindingsTest, DeletedVisitsTakeNoPart) {
  const std::uint64_t before = store_.sequence();
  store_.Delete("reading/v1", R"(start_date: "2016-06-15" notes { text: "caseloads" })");

  EXPECT_THAT(
      Hits(Find(R"(query: "caseloads")")),
      ElementsAre("reading/v2 overall_progress[0].phrase", "leicester/v1 findings[f1].statement"));
  EXPECT_THAT(Hits(Find(R"(from_date: "2016" to_date: "2016" fields: SEARCHED_FIELD_NOTE)")),
              IsEmpty());
  EXPECT_EQ(Hits(Search(ViewOf(store_, before), R"(query: "caseloads")")).size(), 5U);
}

TEST_F(SearchFindingsTest, FindsACorrectedVisitByItsNewWordsOnly) {
  store_.Apply(
      {NamedVisit("leicester/v1", R"(findings { id: "f1" statement: "Caseloads rose." })")});

  EXPECT_THAT(Hits(Find(R"(query: "fell")")), IsEmpty());
  EXPECT_THAT(Hits(Find(R"(query: "rose")")), ElementsAre("leicester/v1 findings[f1].statement"));
}

TEST_F(SearchFindingsTest, ErasedRevisionsAreFoundInNoState) {
  store_.Apply({NamedVisit("leicester/v1", R"(notes { text: "nothing" })")});
  const std::uint64_t sequence = 3;  // Wrote what is erased.
  ASSERT_EQ(Hits(Search(ViewOf(store_, 4), R"(query: "fell")")).size(), 1U);

  store_.Erase("leicester/v1", 1, sequence);

  EXPECT_THAT(Hits(Search(ViewOf(store_, 4), R"(query: "fell")")), IsEmpty());
}

TEST_F(SearchFindingsTest, RefusesWhatItMayNotFinish) {
  struct Case {
    const char* name;
    SearchBounds bounds;
    bool fits;
  };
  for (const Case& c : {
           Case{"enough of all", {.places = 100, .visits = 3, .bytes = 100'000}, true},
           Case{"too few visits", {.places = 100, .visits = 2, .bytes = 100'000}, false},
           Case{"too few dates", {.places = 100, .dated = 2, .visits = 3, .bytes = 100'000}, false},
           Case{"too few places", {.places = 3, .visits = 3, .bytes = 100'000}, false},
           Case{"too few bytes", {.places = 100, .visits = 3, .bytes = 50}, false},
       }) {
    const auto response = Search(ViewOf(store_), R"(query: "caseloads")", c.bounds);

    EXPECT_EQ(response.ok(), c.fits) << c.name;
    if (!c.fits) {
      EXPECT_THAT(response, HasReason(v1::ERROR_REASON_SEARCH_TOO_BROAD)) << c.name;
    }
  }
}

TEST_F(SearchFindingsTest, WhatLiesOutsideTheDatesTakesNothingOfTheVisitsToBeRead) {
  store_.Apply({NamedVisit("barnet/old", R"(start_date: "1990-01-10" notes { text: "dated" })"),
                NamedVisit("barnet/new", R"(start_date: "2020-01-10" notes { text: "dated" })")});
  const SearchBounds one_visit{.places = 100, .dated = 100, .visits = 1, .bytes = 100'000};

  EXPECT_THAT(Hits(Search(ViewOf(store_), R"(query: "dated" from_date: "2020")", one_visit)),
              ElementsAre("barnet/new notes[0].text"));
  EXPECT_THAT(Search(ViewOf(store_), R"(query: "dated")", one_visit),
              HasReason(v1::ERROR_REASON_SEARCH_TOO_BROAD));
}

TEST_F(SearchFindingsTest, RefusesQueriesThatAskForNothing) {
  struct Case {
    const char* request;
    const char* fault;
  };
  for (const Case& c : {
           Case{"", "query REQUIRED"},
           Case{"page_size: 5 fields: SEARCHED_FIELD_NOTE", "query REQUIRED"},
           Case{R"(query: " ")", "query MALFORMED"},
           Case{R"(query: "\"\"")", "query MALFORMED"},
           Case{R"(query: "\"" themes: "themes/caseloads")", "query MALFORMED"},
           Case{R"(query: "\001\002")", "query MALFORMED"},
           Case{R"(query: "!?")", "query MALFORMED"},
       }) {
    EXPECT_THAT(FaultsOf(Find(c.request).status()), ElementsAre(c.fault)) << c.request;
  }
}

TEST_F(SearchFindingsTest, RefusesHostileQueries) {
  SearchFindingsRequest request;
  request.set_query(std::string(10'240, 'x'));
  const SearchFindingsHandler handler(Reference());
  EXPECT_THAT(FaultsOf(handler.Handle(ViewOf(store_), request).status()),
              ElementsAre("query TOO_LONG"));

  request.set_query("\xED\xA0\x80\xFF");
  EXPECT_THAT(FaultsOf(handler.Handle(ViewOf(store_), request).status()),
              ElementsAre("query MALFORMED"));

  request.set_query("caseloads\xED\xA0\x80\xFF");
  EXPECT_EQ(handler.Handle(ViewOf(store_), request)->hit_count(), 5);
}

TEST_F(SearchFindingsTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(Find(R"(
                  authorities: "authorities/nowhere" themes: "themes/nothing" standings: 99
                  directions: 99 speakers: 99 subjects: "subjects/nobody" cohorts: "cohorts/none"
                  service_areas: "service_areas/none" from_date: "2017" to_date: "2016"
                  fields: 99 page_size: -1)")
                           .status()),
              ElementsAre("authorities[0] UNKNOWN_REFERENCE", "themes[0] UNKNOWN_REFERENCE",
                          "standings[0] UNKNOWN_ENUM_VALUE", "directions[0] UNKNOWN_ENUM_VALUE",
                          "speakers[0] UNKNOWN_ENUM_VALUE", "subjects[0] UNKNOWN_REFERENCE",
                          "cohorts[0] UNKNOWN_REFERENCE", "service_areas[0] UNKNOWN_REFERENCE",
                          "to_date END_BEFORE_START", "fields[0] UNKNOWN_ENUM_VALUE",
                          "page_size OUT_OF_RANGE"));
}

}  // namespace
}  // namespace waymark::query
