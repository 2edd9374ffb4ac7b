#include "query-service/handlers/list_visit_revisions_handler.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/limits.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::ListVisitRevisionsRequest;
using v1::ListVisitRevisionsResponse;

absl::StatusOr<ListVisitRevisionsResponse> List(const View& view, const std::string& text = "") {
  auto request = ParseText<ListVisitRevisionsRequest>(text);
  if (request.name().empty()) request.set_name("authorities/leicester/visits/v1");
  return ListVisitRevisionsHandler(Reference()).Handle(view, request);
}

std::vector<std::int64_t> Numbers(const absl::StatusOr<ListVisitRevisionsResponse>& response) {
  EXPECT_THAT(response, IsOk());
  std::vector<std::int64_t> numbers;
  for (const v1::VisitRevision& revision : response->revisions()) {
    numbers.push_back(revision.revision());
  }
  return numbers;
}

std::vector<std::string> ChangedIn(const v1::VisitRevision& revision) {
  return {revision.changed_fields().begin(), revision.changed_fields().end()};
}

// A visit with three revisions, of changes 1 to 3.
class ListVisitRevisionsTest : public testing::Test {
 protected:
  ListVisitRevisionsTest() {
    store_.Apply({NamedVisit("leicester/v1", R"(
                      start_date: "2016" findings { id: "f1" } findings { id: "f2" }
                      etag: "e1" submitter: "first" update_time { seconds: 1 })"),
                  NamedVisit("leicester/v1", R"(
                      start_date: "2016-06" findings { id: "f1" }
                      findings { id: "f2" themes: "themes/caseloads" }
                      etag: "e2" submitter: "second" update_time { seconds: 2 })"),
                  NamedVisit("leicester/v1", R"(
                      start_date: "2016-06" findings { id: "f1" } end_date: "2016-07"
                      etag: "e3" submitter: "third" update_time { seconds: 3 })")});
  }

  TestStore store_;
};

TEST_F(ListVisitRevisionsTest, TellsWhoChangedWhatAndWhenNewestFirst) {
  const auto answer = List(ViewOf(store_));

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->revisions_size(), 3);
  EXPECT_THAT(answer->revisions(0), EqualsProto(R"pb(
                revision: 3
                etag: "e3"
                update_time { seconds: 3 }
                submitter: "third"
                changed_fields: "end_date"
                changed_fields: "findings[f2]")pb"));
  EXPECT_THAT(answer->revisions(1), EqualsProto(R"pb(
                revision: 2
                etag: "e2"
                update_time { seconds: 2 }
                submitter: "second"
                changed_fields: "start_date"
                changed_fields: "findings[f2]")pb"));
  EXPECT_THAT(answer->revisions(2), EqualsProto(R"pb(
                revision: 1
                etag: "e1"
                update_time { seconds: 1 }
                submitter: "first"
                changed_fields: "start_date"
                changed_fields: "findings[f1]"
                changed_fields: "findings[f2]")pb"));
  EXPECT_EQ(answer->next_page_token(), "");
  EXPECT_EQ(DecodeConsistencyToken(answer->consistency_token())->sequence, 3U);
}

TEST_F(ListVisitRevisionsTest, SaysWhichRevisionWithdrewTheVisitAndWhy) {
  store_.Delete("leicester/v1", R"(delete_reason: "recorded twice" submitter: "fourth")");
  store_.Apply({NamedVisit("leicester/v1", R"(start_date: "2016-06")")});

  const auto answer = List(ViewOf(store_));

  ASSERT_THAT(Numbers(answer), ElementsAre(5, 4, 3, 2, 1));
  EXPECT_FALSE(answer->revisions(0).deleted());
  EXPECT_THAT(ChangedIn(answer->revisions(0)), IsEmpty());
  EXPECT_TRUE(answer->revisions(1).deleted());
  EXPECT_EQ(answer->revisions(1).delete_reason(), "recorded twice");
  EXPECT_EQ(answer->revisions(1).submitter(), "fourth");
  EXPECT_THAT(ChangedIn(answer->revisions(1)), IsEmpty());
}

TEST_F(ListVisitRevisionsTest, SaysWhatIsLeftOfAnErasedRevision) {
  store_.Erase("leicester/v1", 2, 2);

  const auto answer = List(ViewOf(store_));

  ASSERT_THAT(Numbers(answer), ElementsAre(3, 2, 1));
  EXPECT_THAT(answer->revisions(1), EqualsProto(R"pb(
                revision: 2
                etag: "e2"
                update_time { seconds: 2 }
                submitter: "second"
                erased: true)pb"));
  EXPECT_THAT(ChangedIn(answer->revisions(0)), IsEmpty());
  EXPECT_THAT(ChangedIn(answer->revisions(2)),
              ElementsAre("start_date", "findings[f1]", "findings[f2]"));
}

TEST_F(ListVisitRevisionsTest, AnErasedFirstRevisionStaysTheFirst) {
  store_.Erase("leicester/v1", 1, 1);

  const auto answer = List(ViewOf(store_));

  ASSERT_THAT(Numbers(answer), ElementsAre(3, 2, 1));
  EXPECT_TRUE(answer->revisions(2).erased());
  EXPECT_THAT(ChangedIn(answer->revisions(1)), IsEmpty());
  EXPECT_THAT(ChangedIn(answer->revisions(2)), IsEmpty());
}

TEST_F(ListVisitRevisionsTest, PagesHoldEveryRevisionOnceWithItsChanges) {
  const auto all = List(ViewOf(store_));
  for (const int size : {1, 2, 3, 100}) {
    std::vector<std::string> seen;
    std::string token;
    do {
      const auto page =
          List(ViewOf(store_), absl::StrCat("page_size: ", size, " page_token: '", token, "'"));
      ASSERT_THAT(page, IsOk());
      EXPECT_LE(page->revisions_size(), size);
      for (const v1::VisitRevision& revision : page->revisions()) {
        seen.push_back(revision.SerializeAsString());
      }
      token = page->next_page_token();
    } while (!token.empty() && seen.size() < 10);

    ASSERT_EQ(seen.size(), 3U) << size;
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(seen[static_cast<std::size_t>(i)], all->revisions(i).SerializeAsString()) << size;
    }
  }
}

TEST_F(ListVisitRevisionsTest, GivesAtMostAHundredAtOnce) {
  std::vector<v1::Visit> many;
  for (int i = 0; i < 120; ++i) {
    many.push_back(NamedVisit("leicester/v1", absl::StrCat("stated_visit_count: ", i)));
  }
  store_.Apply(many);

  for (const char* size : {"", "page_size: 101"}) {
    const auto answer = List(ViewOf(store_), size);

    ASSERT_THAT(answer, IsOk()) << size;
    EXPECT_EQ(answer->revisions_size(), 100) << size;
    EXPECT_EQ(answer->revisions(99).revision(), 24) << size;
    EXPECT_NE(answer->next_page_token(), "") << size;
  }
}

TEST_F(ListVisitRevisionsTest, LaterPagesKeepTheFirstOnesState) {
  const auto first = List(ViewOf(store_), "page_size: 1");
  ASSERT_THAT(first, IsOk());
  store_.Delete("leicester/v1");

  const auto second =
      List(ViewOf(store_), absl::StrCat("page_token: '", first->next_page_token(), "'"));

  EXPECT_THAT(Numbers(second), ElementsAre(2, 1));
  EXPECT_EQ(DecodeConsistencyToken(second->consistency_token())->sequence, 3U);
}

TEST_F(ListVisitRevisionsTest, APageEndsBeforeTheAnswerIsTooLarge) {
  std::vector<v1::Visit> large;
  for (int i = 0; i < 60; ++i) {
    v1::Visit& visit = large.emplace_back(NamedVisit("leicester/v2"));
    for (int n = 0; n < 1100; ++n) {
      visit.add_findings()->set_id(absl::StrCat(std::string(i % 2 == 0 ? 25 : 26, 'f'), n));
    }
  }
  store_.Apply(large);
  const std::string name = R"(name: "authorities/leicester/visits/v2" )";

  const auto first = List(ViewOf(store_), name);
  ASSERT_THAT(first, IsOk());
  const auto second =
      List(ViewOf(store_), absl::StrCat(name, "page_token: '", first->next_page_token(), "'"));

  EXPECT_LE(first->ByteSizeLong(), rpc::kMaxResponseBytes);
  EXPECT_LT(first->revisions_size(), 60);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->revisions_size() + second->revisions_size(), 60);
}

TEST_F(ListVisitRevisionsTest, AnswersFromTheStateOfTheView) {
  EXPECT_THAT(Numbers(List(ViewOf(store_, 2))), ElementsAre(2, 1));
}

TEST_F(ListVisitRevisionsTest, TakesAnyCodeOfTheAuthority) {
  EXPECT_THAT(Numbers(List(ViewOf(store_), R"(name: "authorities/E06000016/visits/v1")")),
              ElementsAre(3, 2, 1));
}

TEST_F(ListVisitRevisionsTest, NamesTheVisitThatIsNotThere) {
  const auto answer = List(ViewOf(store_), R"(name: "authorities/E06000016/visits/v9")");

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(std::string(answer.status().message()),
              testing::HasSubstr("'authorities/leicester/visits/v9'"));
}

TEST_F(ListVisitRevisionsTest, RefusesTheTokenOfAnotherVisit) {
  store_.Apply({NamedVisit("leicester/v2"), NamedVisit("leicester/v2")});
  const auto first = List(ViewOf(store_), "page_size: 1");
  ASSERT_THAT(first, IsOk());

  EXPECT_THAT(
      List(ViewOf(store_), absl::StrCat(R"(name: "authorities/leicester/visits/v2" page_token: ')",
                                        first->next_page_token(), "'")),
      HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST_F(ListVisitRevisionsTest, RefusesATokenOfAnotherLog) {
  const auto first = List(ViewOf(store_), "page_size: 1");
  ASSERT_THAT(first, IsOk());
  View view = ViewOf(store_);
  view.position.log_id = "another";

  EXPECT_THAT(List(view, absl::StrCat("page_token: '", first->next_page_token(), "'")),
              HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(ListVisitRevisionsTest, ReportsEveryFaultOfTheRequest) {
  EXPECT_THAT(FaultsOf(List(ViewOf(store_), R"(name: "v1" page_size: -1)").status()),
              ElementsAre("name MALFORMED", "page_size OUT_OF_RANGE"));
}

}  // namespace
}  // namespace waymark::query
