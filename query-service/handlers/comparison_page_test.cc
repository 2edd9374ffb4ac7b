#include "query-service/handlers/comparison_page.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A comparison of rows and exclusions with texts of these sizes.
Comparison Of(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& excluded) {
  Comparison comparison;
  for (const std::size_t size : rows) {
    DatedRow row;
    row.row.set_service_area(std::string(size, 'r'));
    comparison.members.push_back(RowMember(std::move(row)));
    const SharedMember& member = comparison.members.back();
    comparison.rows.push_back({.dated = &*member->row, .bytes = member->bytes});
  }
  for (const std::size_t size : excluded) {
    v1::Exclusion exclusion;
    exclusion.set_text(std::string(size, 'e'));
    comparison.members.push_back(ExcludedMember(exclusion));
    comparison.excluded.push_back(comparison.members.back().get());
  }
  return comparison;
}

v1::CompareAuthoritiesResponse Written(const ComparisonPage& page,
                                       const v1::CompareAuthoritiesResponse& rest = {}) {
  const KeptAnswer bytes = page.Write(rest);
  v1::CompareAuthoritiesResponse response;
  EXPECT_TRUE(response.ParseFromArray(bytes.begin(), static_cast<int>(bytes.size())));
  return response;
}

TEST(ComparisonPageTest, HoldsRowsThenExclusionsThenTheRest) {
  const Comparison comparison = Of({1, 0}, {300, 2});
  v1::CompareAuthoritiesResponse rest;
  rest.set_group_size(4);
  rest.set_next_page_token("next");

  const auto page = Written(ComparisonPage(comparison, 0, 10), rest);

  ASSERT_EQ(page.rows_size(), 2);
  EXPECT_EQ(page.rows(0).service_area(), "r");
  ASSERT_EQ(page.excluded_size(), 2);
  EXPECT_EQ(page.excluded(0).text().size(), 300);
  EXPECT_EQ(page.group_size(), 4);
  EXPECT_EQ(page.next_page_token(), "next");
}

TEST(ComparisonPageTest, ARowHasWhatTheGroupMakesOfIt) {
  DatedRow row;
  row.row.add_notes()->set_text("its own");
  const SharedMember member = RowMember(std::move(row));
  Comparison comparison;
  v1::DataNote note;
  note.set_text("of the group");
  comparison.rows.push_back({.dated = &*member->row,
                             .bytes = member->bytes,
                             .ranking = Ranking{.rank = 1, .percentile = 0},
                             .note = note});

  EXPECT_THAT(Written(ComparisonPage(comparison, 0, 10)),
              EqualsProto(R"pb(rows {
                                 rank: 1
                                 percentile: 0
                                 notes { text: "its own" }
                                 notes { text: "of the group" }
                               })pb"));
}

TEST(ComparisonPageTest, IsCutByNumber) {
  const Comparison comparison = Of({1, 2, 3}, {4});

  const ComparisonPage first(comparison, 0, 2);
  const ComparisonPage second(comparison, first.end(), 2);

  EXPECT_TRUE(first.has_next());
  EXPECT_EQ(Written(first).rows_size(), 2);
  EXPECT_FALSE(second.has_next());
  EXPECT_EQ(Written(second).rows(0).service_area(), "rrr");
  EXPECT_EQ(Written(second).excluded_size(), 1);
}

// A piece larger than a page stands alone.
TEST(ComparisonPageTest, IsCutBySize) {
  constexpr std::size_t kLarge = std::size_t{5} << 20;
  const Comparison comparison = Of({10, kLarge, 20}, {});
  std::vector<int> sizes;
  for (std::size_t begin = 0; begin < 3;) {
    const ComparisonPage page(comparison, begin, 10);
    sizes.push_back(Written(page).rows_size());
    begin = page.end();
  }

  EXPECT_THAT(sizes, ElementsAre(1, 1, 1));
}

TEST(ComparisonPageTest, OfNobodyIsTheRest) {
  const Comparison nobody;

  EXPECT_THAT(Written(ComparisonPage(nobody, 0, 10)).rows(), IsEmpty());
  EXPECT_FALSE(ComparisonPage(nobody, 3, 10).has_next());
}

}  // namespace
}  // namespace waymark::query
