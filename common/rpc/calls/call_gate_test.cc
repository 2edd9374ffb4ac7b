#include "common/rpc/calls/call_gate.h"

#include <thread>

#include "absl/time/clock.h"
#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(CallGate, LetsNobodyInOnceItIsClosed) {
  CallGate gate;
  EXPECT_TRUE(gate.Enter());

  gate.Close();

  EXPECT_TRUE(gate.closed());
  EXPECT_FALSE(gate.Enter());
}

TEST(CallGate, WaitsForThoseInside) {
  CallGate gate;
  ASSERT_TRUE(gate.Enter());
  ASSERT_TRUE(gate.Enter());
  gate.Close();
  gate.Leave();
  EXPECT_FALSE(gate.WaitUntilEmpty(absl::Milliseconds(1)));

  std::thread other([&gate] {
    absl::SleepFor(absl::Milliseconds(5));
    gate.Leave();
  });
  EXPECT_TRUE(gate.WaitUntilEmpty(absl::Minutes(1)));
  other.join();
}

}  // namespace
}  // namespace waymark::rpc
