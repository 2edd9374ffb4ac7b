#include "query-service/handlers/summarize_themes_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::SummarizeThemesRequest;
using v1::SummarizeThemesResponse;

absl::StatusOr<SummarizeThemesResponse> Summarize(const View& view,
                                                  const SummarizeThemesRequest& request) {
  return SummarizeThemesHandler(Reference()).Handle(view, request);
}

SummarizeThemesRequest Of(const std::string& text) {
  return ParseText<SummarizeThemesRequest>(text);
}

// A visit that found these themes weak.
v1::Visit Weak(const std::string& authority, const std::vector<std::string>& themes,
               const std::string& date = "2016-06-14") {
  std::string text = "name: 'v1' type: VISIT_TYPE_MONITORING_VISIT start_date: '" + date + "' ";
  for (const std::string& theme : themes) {
    text += "findings { id: 'f-" + theme + "' themes: 'themes/" + theme +
            "' statement: 'words' speaker: SPEAKER_INSPECTORATE standing: STANDING_WEAK } ";
  }
  return VisitOf(authority, text);
}

std::vector<std::string> Themes(const SummarizeThemesResponse& response) {
  std::vector<std::string> names;
  for (const v1::ThemeSummary& theme : response.themes()) {
    names.push_back(ShortName(theme.theme().name()));
  }
  return names;
}

class SummarizeThemesTest : public testing::Test {
 protected:
  SummarizeThemesTest() {
    store_.Apply({Weak("wandsworth", {"caseloads", "supervision", "case-recording"}),
                  Weak("leicester", {"caseloads", "supervision"}),
                  Weak("sunderland", {"caseloads"}, "2018-06-14")});
  }

  TestStore store_;
};

TEST_F(SummarizeThemesTest, SumsUpAllThatAreRecorded) {
  const auto answer = Summarize(ViewOf(store_), {});

  ASSERT_THAT(answer, IsOk());
  ASSERT_THAT(Themes(*answer), ElementsAre("caseloads", "supervision", "case-recording"));
  EXPECT_EQ(answer->themes(0).unresolved().authorities(), 3);
  EXPECT_EQ(answer->themes(0).unresolved().findings(0).visit(), "authorities/leicester/visits/v1");
  EXPECT_EQ(answer->themes(0).unresolved().findings(0).finding_id(), "f-caseloads");
  EXPECT_EQ(answer->themes(0).companions(0).theme().name(), "themes/supervision");
  EXPECT_EQ(answer->theme_count(), 3);
  EXPECT_EQ(answer->group_size(), 3);
  EXPECT_EQ(answer->visit_count(), 3);
  EXPECT_EQ(answer->next_page_token(), "");
}

TEST_F(SummarizeThemesTest, TakesAnyCodesOfThePeersAndAPeriod) {
  const auto answer = Summarize(ViewOf(store_), Of(R"(peers { authorities: "authorities/E08000024"
                                    authorities: "authorities/leicester" }
                            from_date: "2016" to_date: "2016")"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->group_size(), 2);
  EXPECT_EQ(answer->visit_count(), 1);
  EXPECT_THAT(Themes(*answer), ElementsAre("supervision", "caseloads"))
      << "alike, so in the order of the reference data";
}

TEST_F(SummarizeThemesTest, PagesHoldTheWholeOnceAlsoWhileWritesGoOn) {
  SummarizeThemesRequest request = Of("page_size: 2");
  const auto first = Summarize(ViewOf(store_), request);
  ASSERT_THAT(first, IsOk());
  store_.Apply({Weak("barnet", {"case-recording", "front-door-thresholds"})});
  request.set_page_token(first->next_page_token());

  const auto second = Summarize(ViewOf(store_), request);

  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Themes(*first), ElementsAre("caseloads", "supervision"));
  EXPECT_THAT(Themes(*second), ElementsAre("case-recording"));
  EXPECT_EQ(second->themes(0).unresolved().authorities(), 1);
  EXPECT_EQ(second->theme_count(), 3);
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_EQ(second->consistency_token(), first->consistency_token());
}

TEST_F(SummarizeThemesTest, RefusesTheTokenOfAnotherRequest) {
  const std::string token = Summarize(ViewOf(store_), Of("page_size: 1"))->next_page_token();
  for (const char* text : {"to_date: '2017'", "themes: 'themes/caseloads'", "max_citations: 3",
                           "peers { regions: 'London' }"}) {
    SummarizeThemesRequest other = Of(text);
    other.set_page_token(token);

    EXPECT_THAT(Summarize(ViewOf(store_), other), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << text;
  }
}

TEST_F(SummarizeThemesTest, WithdrawnVisitsTakeNoPart) {
  const std::uint64_t before = store_.sequence();
  store_.Delete("sunderland/v1");

  EXPECT_EQ(Summarize(ViewOf(store_), {})->group_size(), 2);
  EXPECT_EQ(Summarize(ViewOf(store_, before), {})->group_size(), 3);
}

TEST_F(SummarizeThemesTest, OfAnEmptyRecordIsEmpty) {
  const TestStore empty;

  const auto answer = Summarize(ViewOf(empty), {});

  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(answer->themes(), IsEmpty());
  EXPECT_EQ(answer->group_size(), 0);
}

TEST_F(SummarizeThemesTest, ReportsEveryFaultOfTheRequest) {
  struct Case {
    const char* request;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{R"(peers { authorities: "authorities/none" regions: "Narnia" }
                   from_date: "2016-13" to_date: "tomorrow" themes: "themes/none"
                   service_areas: "care-leavers" max_citations: -1 page_size: -1)",
                {"peers.authorities[0] UNKNOWN_REFERENCE", "peers.regions[0] UNKNOWN_REFERENCE",
                 "from_date INVALID_DATE", "to_date INVALID_DATE", "themes[0] UNKNOWN_REFERENCE",
                 "service_areas[0] MALFORMED", "max_citations OUT_OF_RANGE",
                 "page_size OUT_OF_RANGE"}},
           Case{"from_date: '2017-03' to_date: '2017-02-28'", {"to_date END_BEFORE_START"}},
           Case{"peers { baseline_area: 'leadership' }", {"peers.baseline_area CONTRADICTION"}},
       }) {
    EXPECT_THAT(FaultsOf(Summarize(ViewOf(store_), Of(c.request)).status()),
                testing::UnorderedElementsAreArray(c.want))
        << c.request;
  }
  EXPECT_THAT(Summarize(ViewOf(store_), Of("from_date: '2017-03' to_date: '2017'")), IsOk())
      << "dates that overlap are a period";
}

}  // namespace
}  // namespace waymark::query
