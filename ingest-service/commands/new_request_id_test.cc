#include "ingest-service/commands/new_request_id.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

TEST(NewRequestId, IsAUuidOfTheRandomKind) {
  EXPECT_THAT(NewRequestId(),
              testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                    "[0-9a-f]{12}"));
}

TEST(NewRequestId, IsAnotherEachTime) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(NewRequestId());

  EXPECT_EQ(ids.size(), 1000U);
}

}  // namespace
}  // namespace waymark::ingest
