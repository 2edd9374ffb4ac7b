#include "ingest-service/handlers/write_permission.h"

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// Dorset came from the county of that name.
class WritePermissionTest : public testing::Test {
 protected:
  static Writer WriterOf(std::set<std::string, std::less<>> readable) {
    Writer writer;
    writer.rights = security::Rights({internal::v1::PERMISSION_WRITE_VISITS},
                                     {"dorset-county", "dorset"}, std::move(readable));
    return writer;
  }

  const reference::ReferenceData reference_ =
      *reference::ReferenceData::Load("common/reference/data");
};

TEST_F(WritePermissionTest, AWriterWithoutCertificateHasTheWholeLineage) {
  EXPECT_THAT(LineageForWriter(reference_, Writer(), "dorset-county").successors,
              Contains("dorset"));
}

// Warnings name the visits of successors that rest on what is written.
TEST_F(WritePermissionTest, SuccessorsThatItMayNotReadAreLeftOut) {
  EXPECT_THAT(LineageForWriter(reference_, WriterOf({"dorset-county"}), "dorset-county").successors,
              IsEmpty());
  EXPECT_THAT(LineageForWriter(reference_, WriterOf({"dorset-county", "dorset"}), "dorset-county")
                  .successors,
              Contains("dorset"));
}

// Warnings tell whether there is the inspection that a visit names.
TEST_F(WritePermissionTest, PredecessorsThatItMayNotReadAreLeftOut) {
  const Writer reads_both = WriterOf({"dorset-county", "dorset"});
  const Writer reads_own = WriterOf({"dorset"});

  EXPECT_THAT(LineageForWriter(reference_, reads_both, "dorset").predecessors,
              ElementsAre("dorset-county"));
  EXPECT_FALSE(HidesPredecessors(reference_, reads_both, "dorset"));
  EXPECT_THAT(LineageForWriter(reference_, reads_own, "dorset").predecessors, IsEmpty());
  EXPECT_TRUE(HidesPredecessors(reference_, reads_own, "dorset"));
  EXPECT_FALSE(HidesPredecessors(reference_, Writer(), "dorset"));
}

}  // namespace
}  // namespace waymark::ingest
