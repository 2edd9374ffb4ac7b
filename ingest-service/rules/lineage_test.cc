#include "ingest-service/rules/lineage.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "old" became "middle", which became "new"; a part of "old" went to "new" at once.
reference::ReferenceData ThreeSteps() {
  reference::Files files = reference::GoodFiles();
  files["authorities.csv"] += "middle,Middle,unitary,South West,2010-04-01,2019-03-31\n";
  files["authority_successions.csv"] +=
      "old,middle,2010-04-01,part-transfer\nmiddle,new,2019-04-01,merge\n";
  return *reference::LoadFiles(files);
}

TEST(WithPredecessors, GoesBackOverEveryStepAndTakesEachOnce) {
  EXPECT_THAT(WithPredecessors(ThreeSteps(), "new"), ElementsAre("new", "middle", "old"));
  EXPECT_THAT(WithPredecessors(ThreeSteps(), "town"), ElementsAre("town"));
}

TEST(AllSuccessors, GoesOnOverEveryStepWithoutTheAuthorityItself) {
  EXPECT_THAT(AllSuccessors(ThreeSteps(), "old"), ElementsAre("middle", "new"));
  EXPECT_THAT(AllSuccessors(ThreeSteps(), "new"), IsEmpty());
}

}  // namespace
}  // namespace waymark::ingest
