#include "tests/personal_data/random.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::corpus {
namespace {

TEST(Random, GivesTheSameForTheSameSeedOnEveryPlatform) {
  Random random(1);

  // As first drawn; the standard fixes the engine, and the mapping is ours.
  EXPECT_EQ(random.Fill("####-####"), "8206-4985");
  EXPECT_EQ(random.Between(1, 1000), 849);
}

TEST(Random, ReachesBothEndsOfARangeAndStaysInside) {
  Random random(7);
  std::set<int> drawn;

  for (int i = 0; i < 200; ++i) {
    drawn.insert(random.Between(3, 6));
  }

  EXPECT_THAT(drawn, testing::ElementsAre(3, 4, 5, 6));
}

TEST(Random, ChoosesEachPartBetweenBars) {
  Random random(7);
  std::set<std::string> chosen;

  for (int i = 0; i < 200; ++i) {
    chosen.insert(std::string(random.Choice("NHS no.|NHS|")));
  }

  EXPECT_THAT(chosen, testing::ElementsAre("", "NHS", "NHS no."));
}

}  // namespace
}  // namespace waymark::corpus
