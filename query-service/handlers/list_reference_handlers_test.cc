#include "query-service/handlers/list_reference_handlers.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ListReferenceHandlers& Handlers() {
  static const ListReferenceHandlers handlers(Reference());
  return handlers;
}

absl::StatusOr<v1::ListAuthoritiesResponse> Authorities(std::string_view request) {
  return Handlers().ListAuthorities(ParseText<v1::ListAuthoritiesRequest>(request));
}

v1::Authority AuthorityNamed(const std::string& name) {
  const auto answer = Authorities("page_size: 1000");
  EXPECT_THAT(answer, IsOk());
  for (const v1::Authority& authority : answer->authorities()) {
    if (authority.name() == name) return authority;
  }
  ADD_FAILURE() << "not listed: " << name;
  return {};
}

TEST(ListAuthorities, GivesEachWholeOnceById) {
  const auto answer = Authorities("page_size: 1000");

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(static_cast<std::size_t>(answer->authorities_size()), Reference().authorities().size());
  for (int i = 0; i < answer->authorities_size(); ++i) {
    EXPECT_EQ(answer->authorities(i).name(),
              "authorities/" + Reference().authorities()[static_cast<std::size_t>(i)].id);
  }
  EXPECT_EQ(answer->next_page_token(), "");
}

TEST(ListAuthorities, TellsCodesAndPlaceOfAnAuthority) {
  EXPECT_THAT(AuthorityNamed("authorities/leicester"), EqualsProto(R"pb(
                name: "authorities/leicester"
                display_name: "Leicester"
                council_type: "unitary"
                region: "East Midlands"
                codes { scheme: "alias" code: "Leicester City Council" }
                codes { scheme: "dfe" code: "856" }
                codes { scheme: "gss" code: "E06000016" }
                codes { scheme: "ofsted-urn" code: "80482" })pb"));
}

TEST(ListAuthorities, TellsWhatBecameOfAnAuthority) {
  const v1::Authority ended = AuthorityNamed("authorities/cumbria");
  const v1::Authority successor = AuthorityNamed("authorities/cumberland");

  EXPECT_EQ(ended.valid_to_date(), "2023-03-31");
  ASSERT_EQ(ended.successors_size(), 2);
  EXPECT_THAT(ended.successors(0), EqualsProto(R"pb(
                authority: "authorities/cumberland"
                effective_date: "2023-04-01"
                kind: "split")pb"));
  ASSERT_EQ(successor.predecessors_size(), 1);
  EXPECT_THAT(successor.predecessors(0), EqualsProto(R"pb(
                authority: "authorities/cumbria"
                effective_date: "2023-04-01"
                kind: "split")pb"));
}

TEST(ListAuthorities, GivesOnlyTheRegionsAndTypesAskedFor) {
  const auto answer = Authorities(R"(
      regions: "North East" regions: "East Midlands" council_types: "county" page_size: 1000)");

  ASSERT_THAT(answer, IsOk());
  EXPECT_GT(answer->authorities_size(), 0);
  std::set<std::string> regions;
  for (const v1::Authority& authority : answer->authorities()) {
    regions.insert(authority.region());
    EXPECT_EQ(authority.council_type(), "county");
  }
  EXPECT_THAT(regions, testing::IsSubsetOf({"North East", "East Midlands"}));
}

TEST(ListAuthorities, PagesHoldEveryAuthorityOnce) {
  const std::size_t all = Reference().authorities().size();
  for (const std::size_t size : {0, 7, 100, 1000}) {
    v1::ListAuthoritiesRequest request;
    request.set_page_size(static_cast<int>(size));
    std::vector<std::string> names;
    std::size_t pages = 0;
    do {
      const auto page = Handlers().ListAuthorities(request);
      ASSERT_THAT(page, IsOk());
      for (const v1::Authority& authority : page->authorities()) names.push_back(authority.name());
      request.set_page_token(page->next_page_token());
      ++pages;
    } while (!request.page_token().empty());

    const std::size_t by = size == 0 ? 100 : size;
    EXPECT_EQ(pages, (all + by - 1) / by) << size;
    EXPECT_EQ(names.size(), all) << size;
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), all) << size;
  }
}

TEST(ListAuthorities, ReportsEveryFaultOfTheRequest) {
  const auto answer = Authorities(R"(
      regions: "London" regions: "Narnia" council_types: "castle" page_size: -1)");

  EXPECT_THAT(FaultsOf(answer.status()),
              ElementsAre("regions[1] UNKNOWN_REFERENCE", "council_types[0] UNKNOWN_REFERENCE",
                          "page_size OUT_OF_RANGE"));
}

TEST(ListAuthorities, RefusesTooManyWords) {
  v1::ListAuthoritiesRequest request;
  for (int i = 0; i < 21; ++i) request.add_regions("London");

  EXPECT_THAT(FaultsOf(Handlers().ListAuthorities(request).status()),
              ElementsAre("regions TOO_LONG"));
}

TEST(ListAuthorities, RefusesTheTokenOfAnotherRequest) {
  v1::ListAuthoritiesRequest request;
  request.set_page_size(1);
  const std::string token = Handlers().ListAuthorities(request)->next_page_token();
  ASSERT_NE(token, "");
  request.add_regions("London");
  request.set_page_token(token);
  v1::ListMeasuresRequest measures;
  measures.set_page_token(token);

  EXPECT_THAT(Handlers().ListAuthorities(request), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
  EXPECT_THAT(Handlers().ListMeasures(measures), HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

TEST(ListThemes, GivesAllInTheOrderOfTheReference) {
  const auto answer = Handlers().ListThemes({});

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(static_cast<std::size_t>(answer->themes_size()), Reference().themes().size());
  for (int i = 0; i < answer->themes_size(); ++i) {
    EXPECT_EQ(answer->themes(i).name(),
              "themes/" + Reference().themes()[static_cast<std::size_t>(i)].id);
  }
}

TEST(ListThemes, GivesOnlyTheGroupsAskedFor) {
  const auto answer =
      Handlers().ListThemes(ParseText<v1::ListThemesRequest>(R"(groups: "care-leavers")"));

  ASSERT_THAT(answer, IsOk());
  EXPECT_GT(answer->themes_size(), 1);
  for (const v1::Theme& theme : answer->themes()) EXPECT_EQ(theme.group(), "care-leavers");
}

TEST(ListThemes, ReportsEveryFaultOfTheRequest) {
  const auto answer = Handlers().ListThemes(
      ParseText<v1::ListThemesRequest>(R"(groups: "care leavers" page_size: -1)"));

  EXPECT_THAT(FaultsOf(answer.status()),
              ElementsAre("groups[0] UNKNOWN_REFERENCE", "page_size OUT_OF_RANGE"));
}

TEST(ListMeasures, GivesAllInTheOrderOfTheReference) {
  const auto answer = Handlers().ListMeasures({});

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(static_cast<std::size_t>(answer->measures_size()), Reference().measures().size());
  EXPECT_EQ(answer->measures(0).name(), "measures/" + Reference().measures()[0].id);
  EXPECT_EQ(answer->measures(0).display_name(), Reference().measures()[0].label);
}

TEST(ListMeasures, GoesOnFromPageToPage) {
  v1::ListMeasuresRequest request;
  request.set_page_size(static_cast<int>(Reference().measures().size()) - 1);
  request.set_page_token(Handlers().ListMeasures(request)->next_page_token());

  const auto last = Handlers().ListMeasures(request);

  ASSERT_THAT(last, IsOk());
  ASSERT_EQ(last->measures_size(), 1);
  EXPECT_EQ(last->measures(0).name(), "measures/" + Reference().measures().back().id);
  EXPECT_EQ(last->next_page_token(), "");
}

TEST(ListMeasures, RefusesANegativePageSize) {
  EXPECT_THAT(
      FaultsOf(
          Handlers().ListMeasures(ParseText<v1::ListMeasuresRequest>("page_size: -1")).status()),
      ElementsAre("page_size OUT_OF_RANGE"));
}

}  // namespace
}  // namespace waymark::query
