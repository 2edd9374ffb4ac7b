#include "ingest-service/log/keys.h"

#include "gtest/gtest.h"

namespace waymark::ingest::keys {
namespace {

TEST(IngestKeys, AreTheseBytes) {
  EXPECT_EQ(Sequence(258), std::string("\0\0\0\0\0\0\x01\x02", 8));
  EXPECT_EQ(Visit({.authority_id = "reading", .visit_id = "2016-inspection"}),
            std::string("reading\0"
                        "2016-inspection",
                        23));
}

TEST(IngestKeys, FamiliesStandInTheOrderOfTheirNumbers) {
  EXPECT_EQ(Families()[kMeta], "meta");
  EXPECT_EQ(Families()[kLog], "log");
  EXPECT_EQ(Families()[kRevisions], "revisions");
  EXPECT_EQ(Families()[kHeads], "heads");
}

}  // namespace
}  // namespace waymark::ingest::keys
