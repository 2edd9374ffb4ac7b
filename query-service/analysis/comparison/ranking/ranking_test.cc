#include "query-service/analysis/comparison/ranking/ranking.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark::query {
namespace {

using reference::Better;
using testing::Each;
using testing::ElementsAre;
using testing::Eq;

constexpr std::optional<double> kNone = std::nullopt;

std::vector<int> RanksOf(const std::vector<std::optional<double>>& figures, Better better) {
  std::vector<int> ranks;
  for (const auto& ranking : Rank(figures, better)) {
    ranks.push_back(ranking.has_value() ? ranking->rank : 0);
  }
  return ranks;
}

std::vector<double> PercentilesOf(const std::vector<std::optional<double>>& figures,
                                  Better better) {
  std::vector<double> percentiles;
  for (const auto& ranking : Rank(figures, better)) {
    percentiles.push_back(ranking.has_value() ? ranking->percentile : -1);
  }
  return percentiles;
}

TEST(Rank, IsOneForTheBestWhicheverWayIsBetter) {
  EXPECT_THAT(RanksOf({30, 82, 61}, Better::kHigher), ElementsAre(3, 1, 2));
  EXPECT_THAT(RanksOf({30, 82, 61}, Better::kLower), ElementsAre(1, 3, 2));
}

TEST(Rank, IsSharedByEqualFiguresAndTheNextIsLeftOut) {
  EXPECT_THAT(RanksOf({50, 80, 60, 60}, Better::kHigher), ElementsAre(4, 1, 2, 2));
  EXPECT_THAT(RanksOf({60, 60, 60}, Better::kLower), ElementsAre(1, 1, 1));
}

// 61.4 and 61 are the same once rounded to the fewer decimals, and so are 61 and 60.6.
TEST(Rank, ComparesFiguresWithoutRounding) {
  EXPECT_THAT(RanksOf({61.4, 61, 60.6}, Better::kHigher), ElementsAre(1, 2, 3));
}

TEST(Rank, IsAbsentWithoutAFigureAndCountsOnlyThoseWithOne) {
  EXPECT_THAT(RanksOf({kNone, 40, kNone, 50}, Better::kHigher), ElementsAre(0, 2, 0, 1));
}

TEST(Rank, IsOfOrdinaryNumbersAlsoBelowZero) {
  EXPECT_THAT(RanksOf({-5, 3, 0}, Better::kLower), ElementsAre(1, 3, 2));
}

TEST(Rank, NeedsTwoFigures) {
  EXPECT_THAT(Rank({}, Better::kHigher), testing::IsEmpty());
  EXPECT_THAT(RanksOf({40, kNone}, Better::kHigher), Each(Eq(0)));
}

TEST(Rank, NeedsABetter) { EXPECT_THAT(RanksOf({40, 50}, Better::kNone), Each(Eq(0))); }

// 100 x other rows that are no better / other rows.
TEST(Percentile, CountsOthersThatAreNoBetter) {
  EXPECT_THAT(PercentilesOf({50, 80, 60, 70, 40}, Better::kHigher),
              ElementsAre(25, 100, 50, 75, 0));
  EXPECT_THAT(PercentilesOf({50, 80, 60, 70, 40}, Better::kLower), ElementsAre(75, 0, 50, 25, 100));
}

TEST(Percentile, CountsEqualOthersAsNoBetter) {
  EXPECT_THAT(PercentilesOf({60, 60, 50, 70}, Better::kHigher),
              ElementsAre(66.6666666667, 66.6666666667, 0, 100));
  EXPECT_THAT(PercentilesOf({60, 60}, Better::kHigher), ElementsAre(100, 100));
}

TEST(Percentile, CountsOnlyOthersWithAFigure) {
  EXPECT_THAT(PercentilesOf({60, kNone, 50}, Better::kHigher), ElementsAre(100, -1, 0));
}

}  // namespace
}  // namespace waymark::query
