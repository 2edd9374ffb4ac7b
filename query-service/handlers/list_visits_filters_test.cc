// Filters of lists and what each visit says of its fit; what fits is visit_filter_test.cc's.
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using v1::ListVisitsRequest;
using v1::ListVisitsResponse;

absl::StatusOr<ListVisitsResponse> List(const View& view, const ListVisitsRequest& request,
                                        std::size_t max_looked_at = 1000) {
  return ListVisitsHandler(Reference(), max_looked_at).Handle(view, request);
}

std::string DaysOf(bool given, const v1::Range& range) {
  return given ? absl::StrCat(range.low(), "..", range.high()) : "none";
}

// "leicester/m1? NUMBER_COUNTED m1": a visit, "?" where it only may fit, and its notes.
std::vector<std::string> Matches(const absl::StatusOr<ListVisitsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::string> matches;
  if (!response.ok()) return matches;
  EXPECT_EQ(response->visits_size(), response->matches_size());
  for (int i = 0; i < response->visits_size(); ++i) {
    const v1::VisitMatch& match = response->matches(i);
    matches.push_back(BriefName(response->visits(i).name()) +
                      (match.certainty() == v1::MATCH_CERTAINTY_POSSIBLE ? "?" : ""));
    for (const std::string& note : BriefNotes(match.notes())) matches.back() += " " + note;
  }
  return matches;
}

// "leicester/m2 after m1 30..30": a visit and what it is measured from.
std::vector<std::string> Gaps(const ListVisitsResponse& response) {
  std::vector<std::string> gaps;
  for (int i = 0; i < response.visits_size(); ++i) {
    const v1::VisitMatch& match = response.matches(i);
    gaps.push_back(absl::StrCat(
        BriefName(response.visits(i).name()), " after ", ShortName(match.previous_visit()), " ",
        DaysOf(match.has_days_since_previous_visit(), match.days_since_previous_visit()), " told ",
        DaysOf(match.has_days_to_publication(), match.days_to_publication())));
  }
  return gaps;
}

class ListFiltersTest : public testing::Test {
 protected:
  ListFiltersTest() {
    store_.Apply({
        NamedVisit("leicester/i1", R"(
            type: VISIT_TYPE_INSPECTION start_date: "2015-01-05" end_date: "2015-01-30"
            published_date: "2015-03-01")"),
        NamedVisit("leicester/m1", R"(
            type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-06-01" end_date: "2015-06-02"
            published_date: "2015-07-01" focus { service_area: "service_areas/care-leavers" })"),
        NamedVisit("leicester/m2", R"(
            type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-09"
            overall_progress { rating: PROGRESS_RATING_STEADY phrase: "steady progress" })"),
        NamedVisit("leicester/m3", R"(
            type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-12-01"
            status: VISIT_STATUS_PLANNED)"),
        NamedVisit("leicester/m4", R"(
            type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-03-01"
            stated_numbers { number: 3 counted_from: COUNTED_FROM_UNSTATED })"),
        NamedVisit("reading/m1", R"(
            type: VISIT_TYPE_MONITORING_VISIT start_date: "2016-05-01"
            stated_numbers { number: 3 counted_from: COUNTED_FROM_BASELINE })"),
    });
  }
  absl::StatusOr<ListVisitsResponse> Find(const std::string& text) {
    return List(ViewOf(store_), ParseText<ListVisitsRequest>(text));
  }

  TestStore store_;
};

TEST_F(ListFiltersTest, WithoutFiltersEveryVisitIsCertain) {
  EXPECT_THAT(
      Matches(Find(R"(parent: "authorities/leicester")")),
      ElementsAre("leicester/i1", "leicester/m1", "leicester/m2", "leicester/m3", "leicester/m4"));
}

TEST_F(ListFiltersTest, GiveWhatFitsOrMayFit) {
  struct Case {
    const char* filters;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{R"(service_areas: "service_areas/care-leavers")", {"leicester/m1"}},
           Case{R"(from_date: "2015-09-15" to_date: "2016-03")",
                {"leicester/m2? POSSIBLE m2", "leicester/m3", "leicester/m4"}},
           Case{R"(published_from_date: "2015-06" statuses: VISIT_STATUS_HELD)",
                {"leicester/m1", "leicester/m2? POSSIBLE m2", "leicester/m4? POSSIBLE m4",
                 "reading/m1? POSSIBLE m1"}},
           Case{"statuses: VISIT_STATUS_PLANNED", {"leicester/m3"}},
           Case{R"(phrase: "Steady")", {"leicester/m2"}},
           Case{"ratings: PROGRESS_RATING_STEADY", {"leicester/m2"}},
           Case{"number: 3", {"leicester/m4 NUMBER_UNSTATED m4", "reading/m1"}},
           Case{"number: 2", {"leicester/m2 NUMBER_COUNTED m2"}},
           Case{"number: 4", {}},
           Case{"number: 3 counted_from: COUNTED_FROM_DELIVERY_BODY", {}},
       }) {
    EXPECT_EQ(Matches(Find(absl::StrCat(R"(parent: "authorities/-" )", c.filters))), c.want)
        << c.filters;
  }
}

TEST_F(ListFiltersTest, TellHowLongAfterTheVisitBeforeWhateverIsFiltered) {
  const std::vector<std::string> want = {
      "leicester/m1 after i1 122..122 told 29..29", "leicester/m2 after m1 91..120 told none",
      "leicester/m3 after  none told none", "leicester/m4 after m2 153..182 told none"};

  const auto all = Find(R"(parent: "authorities/leicester" types: VISIT_TYPE_MONITORING_VISIT)");

  ASSERT_THAT(all, IsOk());
  EXPECT_EQ(Gaps(*all), want);
}

TEST_F(ListFiltersTest, PagesTellTheSameAsTheWhole) {
  for (const char* filters : {"", "number: 3", "types: VISIT_TYPE_MONITORING_VISIT"}) {
    auto request = ParseText<ListVisitsRequest>(filters);
    request.set_parent("authorities/-");
    const auto whole = List(ViewOf(store_), request);
    ASSERT_THAT(whole, IsOk());
    ListVisitsResponse joined;
    request.set_page_size(1);
    for (int pages = 0; pages < 20; ++pages) {
      const auto page = List(ViewOf(store_), request);
      ASSERT_THAT(page, IsOk());
      joined.MergeFrom(*page);
      request.set_page_token(page->next_page_token());
      if (request.page_token().empty()) break;
    }

    EXPECT_EQ(Gaps(joined), Gaps(*whole)) << filters;
    EXPECT_EQ(Matches(joined), Matches(*whole)) << filters;
  }
}

TEST_F(ListFiltersTest, APageEndsAfterSoManyVisitsWereLookedAt) {
  auto request = ParseText<ListVisitsRequest>(R"(parent: "authorities/-" phrase: "steady")");
  std::vector<std::size_t> sizes;
  do {
    const auto page = List(ViewOf(store_), request, /*max_looked_at=*/2);
    ASSERT_THAT(page, IsOk());
    sizes.push_back(static_cast<std::size_t>(page->visits_size()));
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && sizes.size() < 20);

  EXPECT_THAT(sizes, ElementsAre(0, 1, 0));
}

TEST_F(ListFiltersTest, CountingNumbersAlwaysGetsOn) {
  auto request = ParseText<ListVisitsRequest>(R"(parent: "authorities/-" number: 3)");
  std::vector<std::string> found;
  int pages = 0;
  do {
    const auto page = List(ViewOf(store_), request, /*max_looked_at=*/1);
    ASSERT_THAT(page, IsOk());
    for (const std::string& match : Matches(page)) found.push_back(match);
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && ++pages < 20);

  EXPECT_THAT(found, ElementsAre("leicester/m4 NUMBER_UNSTATED m4", "reading/m1"));
}

TEST_F(ListFiltersTest, ADeletedVisitIsNotMeasuredFrom) {
  store_.Delete("leicester/m1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2015-06-01")");

  const auto all = Find(R"(parent: "authorities/leicester" show_deleted: true)");

  ASSERT_THAT(all, IsOk());
  EXPECT_EQ(Gaps(*all)[1], "leicester/m1 after  none told none");
  EXPECT_EQ(Gaps(*all)[2], "leicester/m2 after i1 214..243 told none");
}

TEST_F(ListFiltersTest, RefuseTheTokenOfAnotherFilter) {
  auto request = ParseText<ListVisitsRequest>(R"(parent: "authorities/leicester" page_size: 1)");
  request.set_page_token(List(ViewOf(store_), request)->next_page_token());
  for (const char* other : {"number: 3", R"(phrase: "steady")", R"(from_date: "2015")",
                            "statuses: VISIT_STATUS_HELD"}) {
    ListVisitsRequest changed = request;
    changed.MergeFrom(ParseText<ListVisitsRequest>(other));

    EXPECT_THAT(List(ViewOf(store_), changed), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << other;
  }
}

TEST_F(ListFiltersTest, ReportEveryFault) {
  EXPECT_THAT(
      FaultsOf(Find(R"(
                  parent: "authorities/-" service_areas: "service_areas/none" themes: "themes/none"
                  cohorts: "cohorts/none" from_date: "2017" to_date: "2016"
                  published_from_date: "soon" published_to_date: "2016" statuses: 99 number: 101
                  phrase: "\"" ratings: 99)")
                   .status()),
      ElementsAre("service_areas[0] UNKNOWN_REFERENCE", "themes[0] UNKNOWN_REFERENCE",
                  "cohorts[0] UNKNOWN_REFERENCE", "to_date END_BEFORE_START",
                  "published_from_date INVALID_DATE", "statuses[0] UNKNOWN_ENUM_VALUE",
                  "number OUT_OF_RANGE", "phrase MALFORMED", "ratings[0] UNKNOWN_ENUM_VALUE"));
  EXPECT_THAT(
      FaultsOf(Find(R"(parent: "authorities/-" counted_from: COUNTED_FROM_BASELINE)").status()),
      ElementsAre("counted_from CONTRADICTION"));
}

}  // namespace
}  // namespace waymark::query
