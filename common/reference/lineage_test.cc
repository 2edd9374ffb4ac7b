#include "common/reference/lineage.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "old" became "middle", which became "new"; a part of "old" went to "new" at once.
ReferenceData ThreeSteps() {
  Files files = GoodFiles();
  files["authorities.csv"] += "middle,Middle,unitary,South West,2010-04-01,2019-03-31\n";
  files["authority_successions.csv"] +=
      "old,middle,2010-04-01,part-transfer\nmiddle,new,2019-04-01,merge\n";
  return *LoadFiles(files);
}

TEST(LineageOf, GoesOverEveryStepAndTakesEachAuthorityOnce) {
  const ReferenceData reference = ThreeSteps();

  EXPECT_THAT(LineageOf(reference, "new").predecessors, ElementsAre("middle", "old"));
  EXPECT_THAT(LineageOf(reference, "new").successors, IsEmpty());
  EXPECT_THAT(LineageOf(reference, "old").predecessors, IsEmpty());
  EXPECT_THAT(LineageOf(reference, "old").successors, ElementsAre("middle", "new"));
}

TEST(LineageOf, IsEmptyWhereNothingChanged) {
  EXPECT_THAT(LineageOf(ThreeSteps(), "town").predecessors, IsEmpty());
  EXPECT_THAT(LineageOf(ThreeSteps(), "town").successors, IsEmpty());
}

}  // namespace
}  // namespace waymark::reference
