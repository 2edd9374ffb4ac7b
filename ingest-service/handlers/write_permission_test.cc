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

  VisitWrite WriteOf(const Writer& writer, const std::string& authority_id) const {
    VisitWrite write;
    write.name = {.authority_id = authority_id, .visit_id = "v"};
    AddLineage(reference_, writer, write);
    return write;
  }

  const reference::ReferenceData reference_ =
      *reference::ReferenceData::Load("common/reference/data");
};

TEST_F(WritePermissionTest, AWriterWithoutCertificateHasTheWholeLineage) {
  EXPECT_THAT(WriteOf(Writer(), "dorset-county").lineage.successors, Contains("dorset"));
}

// Warnings name the visits of successors that rest on what is written.
TEST_F(WritePermissionTest, SuccessorsThatItMayNotReadAreLeftOut) {
  EXPECT_THAT(WriteOf(WriterOf({"dorset-county"}), "dorset-county").lineage.successors, IsEmpty());
  EXPECT_THAT(WriteOf(WriterOf({"dorset-county", "dorset"}), "dorset-county").lineage.successors,
              Contains("dorset"));
}

// Warnings tell whether there is the inspection that a visit names.
TEST_F(WritePermissionTest, PredecessorsThatItMayNotReadAreLeftOut) {
  const VisitWrite of_both = WriteOf(WriterOf({"dorset-county", "dorset"}), "dorset");
  const VisitWrite of_own = WriteOf(WriterOf({"dorset"}), "dorset");

  EXPECT_THAT(of_both.lineage.predecessors, ElementsAre("dorset-county"));
  EXPECT_FALSE(of_both.hides_predecessors);
  EXPECT_THAT(of_own.lineage.predecessors, IsEmpty());
  EXPECT_TRUE(of_own.hides_predecessors);
  EXPECT_FALSE(WriteOf(Writer(), "dorset").hides_predecessors);
}

}  // namespace
}  // namespace waymark::ingest
