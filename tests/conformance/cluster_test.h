#ifndef WAYMARK_TESTS_CONFORMANCE_CLUSTER_TEST_H_
#define WAYMARK_TESTS_CONFORMANCE_CLUSTER_TEST_H_

#include <iostream>

#include "gtest/gtest.h"

#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"

namespace waymark {

// A test with both services running and nothing recorded. Their logs are shown where it fails.
class ClusterTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_THAT(cluster_.Start(), IsOk()); }
  void TearDown() override {
    if (HasFailure()) std::cerr << cluster_.logs();
  }

  Cluster cluster_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_CLUSTER_TEST_H_
