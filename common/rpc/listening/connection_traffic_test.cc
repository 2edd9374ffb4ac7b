#include "common/rpc/listening/connection_traffic.h"

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(ConnectionTraffic, CountsForThoseThatHaveBegunOnly) {
  ConnectionTraffic traffic;
  traffic.Begin("one");

  traffic.Delivered("one", 10);
  traffic.Delivered("one", 5);
  traffic.Delivered("other", 7);
  traffic.CallReset("one");
  traffic.CallReset("other");

  EXPECT_EQ(traffic.Of("one").delivered, 15U);
  EXPECT_EQ(traffic.Of("one").reset, 1U);
  EXPECT_EQ(traffic.Of("other").delivered, 0U);
  EXPECT_EQ(traffic.Of("other").reset, 0U);
}

TEST(ConnectionTraffic, KnowsWhatIsMadeAndNotTaken) {
  ConnectionTraffic traffic;
  traffic.Begin("one");

  traffic.AnswerMade("one", 10);
  traffic.AnswerMade("one", 5);
  traffic.AnswerGone("one", 10);

  EXPECT_EQ(traffic.Of("one").unsent, 5U);
}

// A port is used again before the last answer to who had it is gone.
TEST(ConnectionTraffic, NeverGoesBelowNothing) {
  ConnectionTraffic traffic;
  traffic.Begin("one");
  traffic.AnswerMade("one", 10);
  traffic.End("one");
  traffic.Begin("one");
  traffic.AnswerMade("one", 3);

  traffic.AnswerGone("one", 10);

  EXPECT_EQ(traffic.Of("one").unsent, 0U);
}

}  // namespace
}  // namespace waymark::rpc
