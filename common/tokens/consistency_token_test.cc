#include "common/tokens/consistency_token.h"

#include "gtest/gtest.h"

#include "common/status/errors.h"

namespace waymark {
namespace {

TEST(ConsistencyToken, ComesBackAsItWasMade) {
  const std::string token =
      EncodeConsistencyToken({.log_id = "abc", .sequence = 42, .hash_head = "12345678"});

  const absl::StatusOr<LogPosition> position = DecodeConsistencyToken(token);

  ASSERT_TRUE(position.ok());
  EXPECT_EQ(position->log_id, "abc");
  EXPECT_EQ(position->sequence, 42U);
  EXPECT_EQ(position->hash_head, "12345678");
}

TEST(ConsistencyToken, RefusesWhatItDidNotMake) {
  for (const std::string_view token : {"x", "!!", "AAAA", "", "CgA"}) {
    EXPECT_EQ(errors::ReasonOf(DecodeConsistencyToken(token).status()),
              v1::ERROR_REASON_CONSISTENCY_TOKEN_INVALID)
        << token;
  }
}

}  // namespace
}  // namespace waymark
