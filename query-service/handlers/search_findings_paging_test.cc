// Pages of hits; what is found is search_findings_handler_test.cc's.
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/limits.h"
#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/paging.h"
#include "query-service/handlers/search_findings_handler.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::Each;
using testing::SizeIs;
using v1::SearchFindingsRequest;
using v1::SearchFindingsResponse;

absl::StatusOr<SearchFindingsResponse> Search(const View& view,
                                              const SearchFindingsRequest& request) {
  return SearchFindingsHandler(Reference()).Handle(view, request);
}

std::vector<std::string> Hits(const SearchFindingsResponse& response) {
  std::vector<std::string> hits;
  for (const v1::SearchHit& hit : response.hits()) {
    hits.push_back(BriefName(hit.visit().name()) + " " + hit.field());
  }
  return hits;
}

// The hits on every page, following the tokens.
std::vector<std::vector<std::string>> Pages(const View& view, SearchFindingsRequest request) {
  std::vector<std::vector<std::string>> pages;
  do {
    const auto page = Search(view, request);
    EXPECT_THAT(page, IsOk());
    if (!page.ok()) break;
    pages.push_back(Hits(*page));
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && pages.size() < 100);
  return pages;
}

std::vector<std::string> Flat(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> all;
  for (const auto& page : pages) all.insert(all.end(), page.begin(), page.end());
  return all;
}

// Nine hits of three visits.
class SearchPagingTest : public testing::Test {
 protected:
  SearchPagingTest() {
    std::vector<v1::Visit> visits;
    for (int i = 0; i < 3; ++i) {
      visits.push_back(NamedVisit(absl::StrCat("reading/v", i), R"(
          findings { id: "f1" statement: "plans" } findings { id: "f2" statement: "plans, plans" }
          notes { text: "plans" })"));
      visits.back().set_start_date(absl::StrCat(2015 + i));
    }
    store_.Apply(visits);
    request_.set_query("plans");
  }

  TestStore store_;
  SearchFindingsRequest request_;
};

TEST_F(SearchPagingTest, PagesHoldEveryHitOnce) {
  const std::vector<std::string> all = Hits(*Search(ViewOf(store_), request_));
  ASSERT_THAT(all, SizeIs(9));
  for (const int size : {1, 2, 4, 9, 1000}) {
    request_.set_page_size(size);

    EXPECT_EQ(Flat(Pages(ViewOf(store_), request_)), all) << size;
  }
}

TEST_F(SearchPagingTest, PagesStayInOneStateWhileWritesGoOn) {
  const std::vector<std::string> all = Hits(*Search(ViewOf(store_), request_));
  request_.set_page_size(5);
  const auto first = Search(ViewOf(store_), request_);
  ASSERT_THAT(first, IsOk());
  store_.Apply({NamedVisit("reading/v0", R"(notes { text: "nothing" })"),
                NamedVisit("reading/v9", R"(notes { text: "plans plans plans" })")});
  request_.set_page_token(first->next_page_token());

  const auto second = Search(ViewOf(store_), request_);

  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(Flat({Hits(*first), Hits(*second)}), all);
  EXPECT_EQ(second->hit_count(), 9);
  EXPECT_EQ(second->consistency_token(), first->consistency_token());
}

TEST_F(SearchPagingTest, PagesGoOnWhereHitsOfTheirStateWereErased) {
  request_.set_page_size(1);
  const auto first = Search(ViewOf(store_), request_);
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(Hits(*first).front(), "reading/v2 findings[f2].statement");
  store_.Apply({NamedVisit("reading/v2", R"(notes { text: "nothing" })")});
  store_.Erase("reading/v2", 1, 3);
  request_.set_page_token(first->next_page_token());

  EXPECT_EQ(Flat(Pages(ViewOf(store_), request_)).front(), "reading/v1 findings[f2].statement");
}

TEST_F(SearchPagingTest, RefusesTheTokenOfAnotherRequest) {
  request_.set_page_size(1);
  const auto first = Search(ViewOf(store_), request_);
  ASSERT_THAT(first, IsOk());
  for (const char* other : {R"(query: "plan")", R"(query: "plans" about_others: false)",
                            R"(query: "plans" authorities: "authorities/reading")"}) {
    auto request = ParseText<SearchFindingsRequest>(other);
    request.set_page_token(first->next_page_token());

    EXPECT_THAT(Search(ViewOf(store_), request), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << other;
  }
}

TEST_F(SearchPagingTest, RefusesATokenThatWasTamperedWith) {
  const View view = ViewOf(store_);
  request_.set_page_token(
      MakePageToken({.state = view.position, .position = "not a position"}, request_));

  EXPECT_THAT(Search(view, request_), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST_F(SearchPagingTest, APageEndsBeforeTheAnswerIsTooLarge) {
  v1::Visit large = NamedVisit("leicester/v1");
  for (int i = 0; i < 200; ++i) {
    v1::Finding* const finding = large.add_findings();
    finding->set_id(absl::StrCat("f", i));
    finding->set_statement(absl::StrCat("plans ", std::string(3'900, 'x')));
  }
  for (int i = 0; i < 10; ++i) large.add_sources()->set_note(std::string(3'900, 'y'));
  store_.Apply({large});
  request_.set_page_size(1000);
  std::vector<std::size_t> bytes;
  SearchFindingsRequest request = request_;
  int hits = 0;
  do {
    const auto page = Search(ViewOf(store_), request);
    ASSERT_THAT(page, IsOk());
    bytes.push_back(page->ByteSizeLong());
    hits += page->hits_size();
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && bytes.size() < 100);

  EXPECT_EQ(hits, 209);
  EXPECT_GT(bytes.size(), 1U);
  EXPECT_THAT(bytes, Each(testing::Le(rpc::kMaxResponseBytes)));
}

}  // namespace
}  // namespace waymark::query
