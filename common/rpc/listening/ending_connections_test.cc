#include "common/rpc/listening/ending_connections.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kEnding[] = "ipv4:127.0.0.1:4711";
const absl::Time kEndingStart = absl::FromUnixSeconds(1'700'000'000);

TEST(EndingConnections, EndOnceTheirLastWordHasLeft) {
  EndingConnections ending;
  ending.Add(kEnding, kEndingStart);
  // Told again, it is not put off.
  ending.Add(kEnding, kEndingStart + absl::Milliseconds(500));

  EXPECT_THAT(ending.TakeDue(kEndingStart + absl::Milliseconds(900)), IsEmpty());
  EXPECT_THAT(ending.TakeDue(kEndingStart + EndingConnections::kLastWord), ElementsAre(kEnding));
  EXPECT_THAT(ending.TakeDue(kEndingStart + absl::Hours(1)), IsEmpty());
}

TEST(EndingConnections, AnotherConnectionOfTheSameNameIsLeftAlone) {
  EndingConnections ending;
  ending.Add(kEnding, kEndingStart);

  ending.Forget(kEnding);

  EXPECT_THAT(ending.TakeDue(kEndingStart + absl::Hours(1)), IsEmpty());
}

TEST(EndingConnections, AClockThatIsSetBackKeepsNothingOpen) {
  EndingConnections ending;
  ending.Add(kEnding, kEndingStart);

  EXPECT_THAT(ending.TakeDue(kEndingStart - absl::Hours(1)), ElementsAre(kEnding));
}

}  // namespace
}  // namespace waymark::rpc
