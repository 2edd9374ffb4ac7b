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
using testing::IsEmpty;
using testing::Not;

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

TEST_F(WritePermissionTest, PredecessorsStay) {
  EXPECT_THAT(LineageForWriter(reference_, WriterOf({"dorset"}), "dorset").predecessors,
              Not(IsEmpty()));
}

}  // namespace
}  // namespace waymark::ingest
