#include "query-service/projections/terms/sayings.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

TEST(SayingsTest, HasEachSayerOfATerm) {
  Sayings said;
  said.Add(7, 1);
  said.Add(7, 1);
  said.Add(7, 2);
  said.Add(8, 1);

  EXPECT_THAT(*said.Find(7), ElementsAre(1, 2));
  EXPECT_EQ(said.size(), 3);
  EXPECT_EQ(said.Find(9), nullptr);
}

TEST(SayingsTest, ForgetsWhatIsRemoved) {
  Sayings said;
  said.Add(7, 1);
  said.Add(7, 2);
  said.Remove(7, 1);
  said.Remove(7, 3);
  said.Remove(9, 1);
  EXPECT_THAT(*said.Find(7), ElementsAre(2));

  said.Remove(7, 2);

  EXPECT_EQ(said.Find(7), nullptr);
  EXPECT_EQ(said.size(), 0);
}

}  // namespace
}  // namespace waymark::query
