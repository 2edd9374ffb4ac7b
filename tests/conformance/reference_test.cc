#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

// The lists of what both services know from the start.
namespace waymark {
namespace {

using testing::Contains;
using testing::IsSupersetOf;

using ReferenceTest = ClusterTest;

template <typename Items>
std::vector<std::string> NamesOf(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name());
  return names;
}

TEST_F(ReferenceTest, AuthoritiesComeInPages) {
  v1::ListAuthoritiesRequest request;
  std::vector<std::string> names;
  int pages = 0;
  do {
    const auto page = Call(cluster_.query(), &v1::QueryService::Stub::ListAuthorities, request);
    ASSERT_THAT(page, IsOk());
    for (const v1::Authority& authority : page->authorities()) names.push_back(authority.name());
    request.set_page_token(page->next_page_token());
    ++pages;
  } while (!request.page_token().empty());

  EXPECT_EQ(pages, 2);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_THAT(names, IsSupersetOf({"authorities/leicester", "authorities/reading",
                                   "authorities/sunderland", "authorities/wandsworth"}));
}

TEST_F(ReferenceTest, AnAuthorityHasItsCodes) {
  v1::ListAuthoritiesRequest request;
  request.add_regions("North East");
  request.set_page_size(1000);

  const auto listed = Call(cluster_.query(), &v1::QueryService::Stub::ListAuthorities, request);

  ASSERT_THAT(listed, IsOk());
  for (const v1::Authority& authority : listed->authorities()) {
    EXPECT_EQ(authority.region(), "North East");
    if (authority.name() != "authorities/sunderland") continue;
    EXPECT_EQ(authority.display_name(), "Sunderland");
    EXPECT_THAT(authority.codes(),
                Contains(testing::Property(&v1::AuthorityCode::code, "E08000024")));
  }
  EXPECT_THAT(NamesOf(listed->authorities()), Contains("authorities/sunderland"));
}

TEST_F(ReferenceTest, ThemesAreListedByGroup) {
  v1::ListThemesRequest request;
  const auto all = Call(cluster_.query(), &v1::QueryService::Stub::ListThemes, request);
  request.add_groups("care-leavers");
  const auto some = Call(cluster_.query(), &v1::QueryService::Stub::ListThemes, request);

  ASSERT_THAT(all, IsOk());
  ASSERT_THAT(some, IsOk());
  EXPECT_LT(some->themes_size(), all->themes_size());
  EXPECT_THAT(NamesOf(all->themes()), Contains("themes/management-oversight"));
  EXPECT_THAT(NamesOf(some->themes()), Contains("themes/cl-personal-adviser-capacity"));
}

TEST_F(ReferenceTest, MeasuresAreListedWithWhichWayIsBetter) {
  const auto listed =
      Call(cluster_.query(), &v1::QueryService::Stub::ListMeasures, v1::ListMeasuresRequest());

  ASSERT_THAT(listed, IsOk());
  for (const v1::Measure& measure : listed->measures()) {
    if (measure.name() != "measures/cl-in-touch") continue;
    EXPECT_EQ(measure.unit(), v1::MEASURE_UNIT_PERCENT);
    EXPECT_EQ(measure.better(), v1::BETTER_HIGHER);
  }
  EXPECT_THAT(NamesOf(listed->measures()), Contains("measures/cl-in-touch"));
}

TEST_F(ReferenceTest, APageTokenOfOtherFiltersIsRefused) {
  v1::ListThemesRequest request;
  request.set_page_size(1);
  const auto first = Call(cluster_.query(), &v1::QueryService::Stub::ListThemes, request);
  ASSERT_THAT(first, IsOk());
  request.set_page_token(first->next_page_token());
  request.add_groups("care-leavers");

  const auto second = Call(cluster_.query(), &v1::QueryService::Stub::ListThemes, request);

  EXPECT_EQ(second.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(second, HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID));
}

}  // namespace
}  // namespace waymark
