// Visits of predecessors in an authority's list.
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/paging.h"
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

ListVisitsRequest Of(const std::string& authority) {
  ListVisitsRequest request;
  request.set_parent("authorities/" + authority);
  return request;
}

// "poole/i1 merge": how it is inherited, if it is.
std::vector<std::string> Listed(const absl::StatusOr<ListVisitsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::string> listed;
  if (!response.ok()) return listed;
  for (int i = 0; i < response->visits_size(); ++i) {
    listed.push_back(BriefName(response->visits(i).name()));
    if (!response->matches(i).has_inherited_through()) continue;
    listed.back() += " " + response->matches(i).inherited_through().kind();
  }
  return listed;
}

class ListInheritedTest : public testing::Test {
 protected:
  ListInheritedTest() {
    store_.Apply({
        NamedVisit("bournemouth/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2014-06")"),
        NamedVisit("poole/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2015-06")"),
        NamedVisit("dorset-county/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2016-06")"),
        NamedVisit("dorset-county/late", R"(type: VISIT_TYPE_FOCUSED_VISIT start_date: "2019-05")"),
        NamedVisit("bournemouth-christchurch-and-poole/f1",
                   R"(type: VISIT_TYPE_FOCUSED_VISIT start_date: "2019-11-05")"),
        NamedVisit("leicester/i1", R"(type: VISIT_TYPE_INSPECTION start_date: "2015")"),
    });
  }

  TestStore store_;
};

const char kOwn[] = "bournemouth-christchurch-and-poole";

// cumberland was split from cumbria on 2023-04-01.
TEST_F(ListInheritedTest, CountWithTheAuthoritysOwn) {
  store_.Apply({
      NamedVisit("cumbria/i", R"(type: VISIT_TYPE_INSPECTION end_date: "2022-09-30")"),
      NamedVisit("cumbria/v", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2023-01-18")"),
      NamedVisit("cumberland/w", R"(type: VISIT_TYPE_MONITORING_VISIT start_date: "2023-10-04")"),
  });
  auto request = Of("cumberland");
  request.set_number(2);

  EXPECT_THAT(Listed(ListVisitsHandler(Reference()).Handle(ViewOf(store_), request)),
              ElementsAre("cumberland/w"));
}

TEST_F(ListInheritedTest, StandFirstAndAreMarked) {
  EXPECT_THAT(Listed(List(ViewOf(store_), Of(kOwn))),
              ElementsAre("bournemouth/i1 merge", "dorset-county/i1 part-transfer",
                          "poole/i1 merge", "bournemouth-christchurch-and-poole/f1"));
}

TEST_F(ListInheritedTest, AreNotThereOnceTheAuthorityHasAFullInspectionOfItsOwn) {
  store_.Apply({NamedVisit("bournemouth-christchurch-and-poole/i1",
                           R"(type: VISIT_TYPE_SHORT_INSPECTION start_date: "2021-12")")});

  const auto response = List(ViewOf(store_), Of(kOwn));

  EXPECT_THAT(Listed(response), ElementsAre("bournemouth-christchurch-and-poole/f1",
                                            "bournemouth-christchurch-and-poole/i1"));
  EXPECT_THAT(BriefNotes(response->notes()),
              ElementsAre("PREDECESSORS_NOT_INCLUDED bournemouth-christchurch-and-poole "
                          "bournemouth dorset-county poole"));
}

TEST_F(ListInheritedTest, AreThereWhileAnInspectionIsOnlyPlannedOrWasDeleted) {
  store_.Apply({NamedVisit("bournemouth-christchurch-and-poole/i1", R"(
      type: VISIT_TYPE_INSPECTION start_date: "2021" status: VISIT_STATUS_PLANNED)")});
  EXPECT_EQ(Listed(List(ViewOf(store_), Of(kOwn))).size(), 5U);
  store_.Apply({NamedVisit("bournemouth-christchurch-and-poole/i1",
                           R"(type: VISIT_TYPE_INSPECTION start_date: "2021")")});
  EXPECT_EQ(Listed(List(ViewOf(store_), Of(kOwn))).size(), 2U);
  store_.Delete("bournemouth-christchurch-and-poole/i1",
                R"(type: VISIT_TYPE_INSPECTION start_date: "2021")");

  EXPECT_EQ(Listed(List(ViewOf(store_), Of(kOwn))).size(), 4U);
}

TEST_F(ListInheritedTest, AreNotThePredecessorsInTheListOfAll) {
  const auto response = List(ViewOf(store_), Of("-"));

  EXPECT_EQ(response->visits_size(), 6);
  for (const v1::VisitMatch& match : response->matches()) {
    EXPECT_FALSE(match.has_inherited_through());
  }
}

TEST_F(ListInheritedTest, SayWhoTookOverAndWhen) {
  const auto response = List(ViewOf(store_), Of(kOwn));

  EXPECT_THAT(response->matches(1).inherited_through(), EqualsProto(R"pb(
                authority: "authorities/bournemouth-christchurch-and-poole"
                effective_date: "2019-04-01"
                kind: "part-transfer")pb"));
}

TEST_F(ListInheritedTest, PagesHoldEachOnce) {
  ListVisitsRequest request = Of(kOwn);
  const auto whole = Listed(List(ViewOf(store_), request));
  request.set_page_size(1);
  std::vector<std::string> listed;
  for (int pages = 0; pages < 20; ++pages) {
    const auto page = List(ViewOf(store_), request);
    for (const std::string& visit : Listed(page)) listed.push_back(visit);
    request.set_page_token(page->next_page_token());
    if (request.page_token().empty()) break;
  }

  EXPECT_EQ(listed, whole);
}

TEST_F(ListInheritedTest, ATokenThatLeadsToAnotherAuthorityIsRefused) {
  const View view = ViewOf(store_);
  ListVisitsRequest request = Of(kOwn);
  request.set_page_token(MakePageToken(
      {.state = view.position, .position = std::string("leicester\0002015-01-01\000i1\000", 24)},
      request));

  EXPECT_THAT(List(view, request), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST_F(ListInheritedTest, TheFirstOfAnAuthorityIsMeasuredFromNoOther) {
  const auto response = List(ViewOf(store_), Of(kOwn));

  for (const v1::VisitMatch& match : response->matches()) {
    EXPECT_THAT(match.previous_visit(), IsEmpty());
  }
}

}  // namespace
}  // namespace waymark::query
