#include "common/wire/partly_written.h"

#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "tests/support/matchers.h"

namespace waymark::wire {
namespace {

PartlyWritten<v1::Visit> Written() {
  PartlyWritten<v1::Visit> visit(ParseText<v1::Visit>("name: 'v'"));
  visit.fields = ParseText<v1::Visit>("findings { id: 'f1' } findings {}").SerializeAsString();
  return visit;
}

TEST(PartlyWritten, ReadsItsFieldsIntoTheMessageOnce) {
  PartlyWritten<v1::Visit> visit = Written();

  EXPECT_TRUE(visit.ReadFields());
  EXPECT_TRUE(visit.ReadFields());

  EXPECT_THAT(visit.message, EqualsProto("name: 'v' findings { id: 'f1' } findings {}"));
}

TEST(PartlyWritten, RefusesWhatIsNoMessage) {
  PartlyWritten<v1::Visit> visit;
  visit.fields = "\xff";

  EXPECT_FALSE(visit.ReadFields());
}

}  // namespace
}  // namespace waymark::wire
