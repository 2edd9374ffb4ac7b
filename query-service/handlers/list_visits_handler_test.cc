#include "query-service/handlers/list_visits_handler.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/limits.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::ListVisitsRequest;
using v1::ListVisitsResponse;

absl::StatusOr<ListVisitsResponse> List(const View& view, const ListVisitsRequest& request) {
  return ListVisitsHandler(Reference()).Handle(view, request);
}

std::vector<std::string> Names(const ListVisitsResponse& response) {
  return BriefNames({response.visits().begin(), response.visits().end()});
}

std::vector<std::string> Names(const absl::StatusOr<ListVisitsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  return response.ok() ? Names(*response) : std::vector<std::string>();
}

// The names on every page, following the tokens.
std::vector<std::vector<std::string>> Pages(const View& view, ListVisitsRequest request) {
  std::vector<std::vector<std::string>> pages;
  do {
    const auto page = List(view, request);
    pages.push_back(Names(page));
    request.set_page_token(page.ok() ? page->next_page_token() : "");
  } while (!request.page_token().empty() && pages.size() < 100);
  return pages;
}

std::vector<std::string> Flat(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> all;
  for (const auto& page : pages) all.insert(all.end(), page.begin(), page.end());
  return all;
}

class ListVisitsTest : public testing::Test {
 protected:
  ListVisitsTest() {
    store_.Apply({
        NamedVisit("leicester/m1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2016"
                                      findings { id: "f1" })"),
        NamedVisit("leicester/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2015"
                                      judgements { area: "overall" } findings { id: "f2" })"),
        NamedVisit("leicester/i2", R"(type: VISIT_TYPE_REINSPECTION start_date: "2018")"),
        NamedVisit("leicester/m2", "type: VISIT_TYPE_MONITORING_VISIT"),
        NamedVisit("barnet/m1", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2017")"),
        NamedVisit("north-yorkshire-county/i1", "type: VISIT_TYPE_INSPECTION"),
        NamedVisit("north-yorkshire/i1", "type: VISIT_TYPE_INSPECTION"),
    });
  }

  TestStore store_;
};

ListVisitsRequest Of(const std::string& authority, const std::string& text = "") {
  auto request = ParseText<ListVisitsRequest>(text);
  request.set_parent("authorities/" + authority);
  return request;
}

TEST_F(ListVisitsTest, GivesAnAuthoritysVisitsOldestFirst) {
  EXPECT_THAT(Names(List(ViewOf(store_), Of("leicester"))),
              ElementsAre("leicester/i1", "leicester/m1", "leicester/i2", "leicester/m2"));
  EXPECT_THAT(Names(List(ViewOf(store_), Of("north-yorkshire"))),
              ElementsAre("north-yorkshire/i1"));
  EXPECT_THAT(Names(List(ViewOf(store_), Of("sunderland"))), IsEmpty());
}

TEST_F(ListVisitsTest, TakesAnyCodeOfTheAuthority) {
  EXPECT_EQ(Names(List(ViewOf(store_), Of("E06000016"))).size(), 4U);
}

TEST_F(ListVisitsTest, GivesAllAuthoritiesVisitsById) {
  EXPECT_THAT(Names(List(ViewOf(store_), Of("-"))),
              ElementsAre("barnet/m1", "leicester/i1", "leicester/m1", "leicester/i2",
                          "leicester/m2", "north-yorkshire/i1", "north-yorkshire-county/i1"));
}

TEST_F(ListVisitsTest, GivesOnlyTheTypesAskedFor) {
  const std::string inspections = "types: VISIT_TYPE_INSPECTION types: VISIT_TYPE_REINSPECTION ";

  EXPECT_THAT(Names(List(ViewOf(store_), Of("leicester", inspections))),
              ElementsAre("leicester/i1", "leicester/i2"));
  EXPECT_THAT(Names(List(ViewOf(store_), Of("-", inspections))),
              ElementsAre("leicester/i1", "leicester/i2", "north-yorkshire/i1",
                          "north-yorkshire-county/i1"));
}

TEST_F(ListVisitsTest, GivesDetailsOnlyInTheFullView) {
  struct Case {
    const char* view;
    int findings;
  };
  for (const Case& c :
       {Case{"", 0}, Case{"view: VISIT_VIEW_BASIC", 0}, Case{"view: VISIT_VIEW_FULL", 1}}) {
    const auto answer = List(ViewOf(store_), Of("leicester", c.view));

    ASSERT_THAT(answer, IsOk());
    EXPECT_EQ(answer->visits(0).findings_size(), c.findings) << c.view;
    EXPECT_EQ(answer->visits(1).findings_size(), c.findings) << c.view;
    EXPECT_EQ(answer->visits(0).judgements_size(), 1) << c.view;
  }
}

TEST_F(ListVisitsTest, PagesHoldEveryVisitOnce) {
  for (const char* parent : {"leicester", "-"}) {
    const std::vector<std::string> all = Names(List(ViewOf(store_), Of(parent)));
    for (const std::size_t size : {1, 2, 3, 4, 7, 1000}) {
      ListVisitsRequest request = Of(parent);
      request.set_page_size(static_cast<int>(size));

      const auto pages = Pages(ViewOf(store_), request);

      EXPECT_EQ(Flat(pages), all) << parent << " by " << size;
      EXPECT_EQ(pages.size(), (all.size() + size - 1) / size) << parent << " by " << size;
    }
  }
}

TEST_F(ListVisitsTest, PagesOfSomeTypesHoldEveryOneOfThemOnce) {
  const auto pages =
      Pages(ViewOf(store_), Of("-", "types: VISIT_TYPE_MONITORING_VISIT page_size: 1"));

  EXPECT_THAT(Flat(pages), ElementsAre("barnet/m1", "leicester/m1", "leicester/m2"));
}

TEST_F(ListVisitsTest, PagesStayInOneStateWhileWritesGoOn) {
  ListVisitsRequest request = Of("leicester", "page_size: 2 view: VISIT_VIEW_FULL");
  const std::uint64_t before = store_.sequence();
  const auto first = List(ViewOf(store_), request);
  ASSERT_THAT(first, IsOk());
  store_.Apply({NamedVisit("leicester/i2", R"(start_date: "2014" findings { id: "f3" })"),
                NamedVisit("leicester/new", R"(start_date: "2019")"),
                NamedVisit("leicester/m2", R"(start_date: "2013")")});
  request.set_page_token(first->next_page_token());

  const auto second = List(ViewOf(store_), request);

  EXPECT_THAT(Names(first), ElementsAre("leicester/i1", "leicester/m1"));
  EXPECT_THAT(Names(second), ElementsAre("leicester/i2", "leicester/m2"));
  EXPECT_EQ(second->visits(0).findings_size(), 0);
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_EQ(DecodeConsistencyToken(second->consistency_token())->sequence, before);
}

TEST_F(ListVisitsTest, ATokenIsGoodForAnotherCodeOfTheAuthority) {
  const auto first = List(ViewOf(store_), Of("leicester", "page_size: 3"));
  ASSERT_THAT(first, IsOk());
  ListVisitsRequest second = Of("E06000016");
  second.set_page_token(first->next_page_token());

  EXPECT_THAT(Names(List(ViewOf(store_), second)), ElementsAre("leicester/m2"));
}

TEST_F(ListVisitsTest, RefusesTheTokenOfAnotherRequest) {
  const auto first = List(ViewOf(store_), Of("leicester", "page_size: 1"));
  ASSERT_THAT(first, IsOk());
  for (const ListVisitsRequest& other :
       {Of("barnet"), Of("-"), Of("leicester", "view: VISIT_VIEW_FULL"),
        Of("leicester", "types: VISIT_TYPE_INSPECTION")}) {
    ListVisitsRequest request = other;
    request.set_page_token(first->next_page_token());

    EXPECT_THAT(List(ViewOf(store_), request), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << other.ShortDebugString();
  }
}

TEST_F(ListVisitsTest, RefusesATokenOfAnotherLog) {
  ListVisitsRequest request = Of("leicester", "page_size: 1");
  request.set_page_token(List(ViewOf(store_), request)->next_page_token());
  View view = ViewOf(store_);
  view.position.log_id = "another";

  EXPECT_THAT(List(view, request), HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(ListVisitsTest, APageEndsBeforeTheAnswerIsTooLarge) {
  const std::string text(1'000'000, 'x');
  std::vector<v1::Visit> large;
  for (const char* name : {"reading/v1", "reading/v2", "reading/v3", "reading/v4", "reading/v5"}) {
    large.push_back(NamedVisit(name));
    large.back().add_notes()->set_text(text);
  }
  store_.Apply(large);
  ListVisitsRequest request = Of("reading", "view: VISIT_VIEW_FULL");

  const auto first = List(ViewOf(store_), request);

  ASSERT_THAT(first, IsOk());
  EXPECT_LE(first->ByteSizeLong(), rpc::kMaxResponseBytes);
  EXPECT_THAT(Pages(ViewOf(store_), request),
              ElementsAre(ElementsAre("reading/v1", "reading/v2", "reading/v3"),
                          ElementsAre("reading/v4", "reading/v5")));
}

TEST_F(ListVisitsTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(List(ViewOf(store_), ParseText<ListVisitsRequest>(
                                                "types: 1 types: 99 view: 99 page_size: -1"))
                           .status()),
              ElementsAre("parent REQUIRED", "types[1] UNKNOWN_ENUM_VALUE",
                          "view UNKNOWN_ENUM_VALUE", "page_size OUT_OF_RANGE"));
}

TEST_F(ListVisitsTest, RefusesTooManyTypes) {
  ListVisitsRequest request = Of("leicester");
  for (int i = 0; i < 21; ++i) request.add_types(v1::VISIT_TYPE_INSPECTION);

  EXPECT_THAT(FaultsOf(List(ViewOf(store_), request).status()), ElementsAre("types TOO_LONG"));
}

}  // namespace
}  // namespace waymark::query
