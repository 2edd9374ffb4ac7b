#include "common/rpc/calls/call_log.h"

#include <algorithm>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"

namespace waymark::rpc {
namespace {

using testing::HasSubstr;
using testing::internal::CaptureStderr;
using testing::internal::GetCapturedStderr;

std::string LinesOf(const std::string& caller, int calls,
                    const absl::Status& status = errors::Overloaded("the queue")) {
  CaptureStderr();
  for (int i = 0; i < calls; ++i) {
    LogEnd({.method = "GetVisit", .caller = caller}, status, absl::Milliseconds(1));
  }
  return GetCapturedStderr();
}

TEST(LogEnd, WritesALineForTheFirstOfManyThatAreRefusedAndForEachCaller) {
  const std::string first = LinesOf("spiffe://waymark/first", 100);
  const std::string second = LinesOf("spiffe://waymark/second", 100);

  // The second may pass meanwhile on a machine that stands still.
  EXPECT_LE(std::count(first.begin(), first.end(), '\n'), 3);
  EXPECT_THAT(first, HasSubstr(R"("caller":"spiffe://waymark/first")"));
  EXPECT_THAT(first, HasSubstr(R"("reason":"OVERLOADED")"));
  EXPECT_THAT(second, HasSubstr(R"("caller":"spiffe://waymark/second")"));
}

TEST(LogEnd, WritesALineForEveryOtherEnd) {
  for (const absl::Status& status : {absl::OkStatus(), errors::ShuttingDown()}) {
    const std::string lines = LinesOf("spiffe://waymark/third", 100, status);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 100) << status;
  }
}

}  // namespace
}  // namespace waymark::rpc
