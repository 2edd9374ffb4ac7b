#include "common/rpc/readiness.h"

#include <atomic>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;

TEST(Readiness, TellsTheFirstLookAndEachChange) {
  absl::Status cause = absl::UnavailableError("not yet");
  std::vector<bool> told;
  Readiness readiness([&cause] { return cause; }, [&told](bool ready) { told.push_back(ready); },
                      absl::Hours(1));
  EXPECT_THAT(told, ElementsAre(false));

  readiness.Look();
  EXPECT_THAT(told, ElementsAre(false));

  cause = absl::OkStatus();
  readiness.Look();
  readiness.Look();
  EXPECT_THAT(told, ElementsAre(false, true));
}

TEST(Readiness, LooksByItself) {
  std::atomic<bool> full = false;
  std::atomic<bool> ready = false;
  const Readiness readiness(
      [&full] { return full ? absl::ResourceExhaustedError("full") : absl::OkStatus(); },
      [&ready](bool is) { ready = is; }, absl::Milliseconds(1));
  EXPECT_TRUE(ready);

  full = true;
  while (ready) absl::SleepFor(absl::Milliseconds(1));
}

}  // namespace
}  // namespace waymark::rpc
