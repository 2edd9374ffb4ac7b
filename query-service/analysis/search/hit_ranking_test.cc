#include "query-service/analysis/search/hit_ranking.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

constexpr auto kStatement = v1::SEARCHED_FIELD_STATEMENT;
constexpr auto kNote = v1::SEARCHED_FIELD_NOTE;

void AddVisit(HitRanking& ranking, const std::string& day, const std::string& position) {
  ranking.AddVisit({.day = day, .position = position, .since = 1, .certainty = {}});
}

HitRanking SampleRanking() {
  HitRanking ranking;
  AddVisit(ranking, "", "a/undated");
  ranking.AddHit(1, kStatement, 0);
  AddVisit(ranking, "2016-05-01", "b/old");
  ranking.AddHit(1, kStatement, 0);
  ranking.AddHit(3, kNote, 7);
  AddVisit(ranking, "2018-05-01", "c/new");
  ranking.AddHit(1, kNote, 0);
  ranking.AddHit(1, kStatement, 4);
  ranking.AddHit(1, kStatement, 2);
  AddVisit(ranking, "2018-05-01", "d/new");
  ranking.AddHit(1, kStatement, 0);
  ranking.Sort();
  return ranking;
}

// "b/old 7": which visit and element each hit is of.
std::vector<std::string> Brief(const HitRanking& ranking, std::size_t begin = 0) {
  std::vector<std::string> brief;
  for (std::size_t i = begin; i < ranking.hits().size(); ++i) {
    const RankedHit& hit = ranking.hits()[i];
    brief.push_back(ranking.VisitOf(hit).position + " " + std::to_string(hit.index));
  }
  return brief;
}

TEST(HitRanking, IsByMatchesThenLatestDayThenNameThenPlaceInTheVisit) {
  EXPECT_THAT(Brief(SampleRanking()), ElementsAre("b/old 7", "c/new 2", "c/new 4", "c/new 0",
                                                  "d/new 0", "b/old 0", "a/undated 0"));
}

TEST(HitRanking, GoesOnAfterEveryHit) {
  const HitRanking ranking = SampleRanking();

  EXPECT_EQ(ranking.FirstAfter(""), 0U);
  for (std::size_t i = 0; i < ranking.hits().size(); ++i) {
    EXPECT_EQ(ranking.FirstAfter(ranking.PositionOf(ranking.hits()[i])), i + 1);
  }
}

TEST(HitRanking, GoesOnWhereTheHitItEndedWithHasGone) {
  const HitRanking before = SampleRanking();
  HitRanking after;
  AddVisit(after, "2016-05-01", "b/old");
  after.AddHit(1, kStatement, 0);
  after.AddHit(3, kNote, 7);
  after.Sort();

  EXPECT_EQ(after.FirstAfter(before.PositionOf(before.hits()[2])), 1U);
}

TEST(HitRanking, KnowsWhatIsNoPosition) {
  for (const char* text : {"x", "1/1/1/2016-01-01", "a/1/1/2016-01-01/p", "1/99/1//p", "1/1/x//p",
                           "99999999999/1/1//p"}) {
    EXPECT_FALSE(SampleRanking().FirstAfter(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace waymark::query
