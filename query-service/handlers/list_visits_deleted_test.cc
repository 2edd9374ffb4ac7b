// Deleted and erased visits in lists; what else a list does is list_visits_handler_test.cc's.
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

absl::StatusOr<ListVisitsResponse> List(const View& view, const std::string& text) {
  auto request = ParseText<ListVisitsRequest>(text);
  request.set_parent("authorities/leicester");
  return ListVisitsHandler(Reference()).Handle(view, request);
}

// "leicester/v1" and "leicester/v1 deleted".
std::vector<std::string> Names(const absl::StatusOr<ListVisitsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::string> names;
  for (const v1::Visit& visit : response->visits()) {
    names.push_back(BriefName(visit.name()) + (visit.deleted() ? " deleted" : ""));
  }
  return names;
}

// Three visits, of which change 4 deletes the second.
class ListDeletedVisitsTest : public testing::Test {
 protected:
  ListDeletedVisitsTest() {
    store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2016" findings { id: "f1" })"),
                  NamedVisit("leicester/v2", R"(start_date: "2017" findings { id: "f2" }
                                                type: VISIT_TYPE_INSPECTION)"),
                  NamedVisit("leicester/v3", R"(start_date: "2018" findings { id: "f3" })")});
    store_.Delete("leicester/v2", R"(start_date: "2017" type: VISIT_TYPE_INSPECTION
                                     delete_reason: "recorded twice")");
  }

  TestStore store_;
};

TEST_F(ListDeletedVisitsTest, HidesThemByDefault) {
  for (const char* request : {"", "show_deleted: false", "view: VISIT_VIEW_FULL"}) {
    EXPECT_THAT(Names(List(ViewOf(store_), request)), ElementsAre("leicester/v1", "leicester/v3"))
        << request;
  }
}

TEST_F(ListDeletedVisitsTest, GivesThemInTheirPlaceWhenAsked) {
  for (const char* view : {"", "view: VISIT_VIEW_FULL"}) {
    const auto answer = List(ViewOf(store_), std::string("show_deleted: true ") + view);

    ASSERT_THAT(Names(answer), ElementsAre("leicester/v1", "leicester/v2 deleted", "leicester/v3"))
        << view;
    EXPECT_EQ(answer->visits(1).delete_reason(), "recorded twice");
    EXPECT_EQ(answer->visits(1).findings_size(), 0);
  }
}

TEST_F(ListDeletedVisitsTest, TheyAreFilteredByTypeToo) {
  EXPECT_THAT(Names(List(ViewOf(store_), "show_deleted: true types: VISIT_TYPE_INSPECTION")),
              ElementsAre("leicester/v2 deleted"));
}

TEST_F(ListDeletedVisitsTest, ThePagesHoldEachOnce) {
  const auto first = List(ViewOf(store_), "show_deleted: true page_size: 2");
  EXPECT_THAT(Names(first), ElementsAre("leicester/v1", "leicester/v2 deleted"));

  const auto second = List(ViewOf(store_), "show_deleted: true page_size: 2 page_token: '" +
                                               first->next_page_token() + "'");

  EXPECT_THAT(Names(second), ElementsAre("leicester/v3"));
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(ListDeletedVisitsTest, ATokenIsNotGoodForTheOtherKindOfList) {
  const auto first = List(ViewOf(store_), "show_deleted: true page_size: 1");
  ASSERT_THAT(first, IsOk());

  EXPECT_THAT(List(ViewOf(store_), "page_token: '" + first->next_page_token() + "'"),
              HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST_F(ListDeletedVisitsTest, LaterPagesKeepAVisitThatIsDeletedMeanwhile) {
  const auto first = List(ViewOf(store_, 3), "page_size: 1 view: VISIT_VIEW_FULL");
  ASSERT_THAT(Names(first), ElementsAre("leicester/v1"));

  const auto second = List(ViewOf(store_, 4),
                           "view: VISIT_VIEW_FULL page_token: '" + first->next_page_token() + "'");

  ASSERT_THAT(Names(second), ElementsAre("leicester/v2", "leicester/v3"));
  EXPECT_EQ(second->visits(0).findings(0).id(), "f2");
  EXPECT_EQ(DecodeConsistencyToken(second->consistency_token())->sequence, 3U);
}

TEST_F(ListDeletedVisitsTest, LaterPagesLoseAVisitWhoseRevisionIsErasedMeanwhile) {
  for (const char* view : {"", "view: VISIT_VIEW_FULL"}) {
    TestStore store;
    store.Apply({NamedVisit("leicester/v1", R"(start_date: "2016")"),
                 NamedVisit("leicester/v2", R"(start_date: "2017")"),
                 NamedVisit("leicester/v3", R"(start_date: "2018")")});
    const auto first = List(ViewOf(store), std::string("page_size: 1 ") + view);
    ASSERT_THAT(Names(first), ElementsAre("leicester/v1"));
    store.Apply({NamedVisit("leicester/v2", R"(start_date: "2017")")});
    store.Erase("leicester/v2", 1, 2);

    const auto second =
        List(ViewOf(store), std::string(view) + " page_token: '" + first->next_page_token() + "'");

    EXPECT_THAT(Names(second), ElementsAre("leicester/v3")) << view;
  }
}

}  // namespace
}  // namespace waymark::query
