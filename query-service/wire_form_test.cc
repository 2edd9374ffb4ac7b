#include "query-service/wire_form.h"

#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/progress.pb.h"

namespace waymark::query {
namespace {

TEST(InWireForm, TakesTheTokenApart) {
  v1::GetProgressResponse progress;
  progress.mutable_authority()->set_name("authorities/reading");
  const std::string without_token = progress.SerializeAsString();
  progress.set_consistency_token("a token");

  const auto answer = InWireForm(absl::StatusOr<v1::GetProgressResponse>(progress));

  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->consistency_token, "a token");
  EXPECT_EQ(std::string(answer->bytes.begin(), answer->bytes.end()), without_token);
  EXPECT_FALSE(answer->names_state);
}

TEST(InWireForm, AnAnswerWithANextPageNamesAState) {
  v1::CompareAuthoritiesResponse comparison;
  comparison.set_next_page_token("a page");

  EXPECT_TRUE(InWireForm(absl::StatusOr<v1::CompareAuthoritiesResponse>(comparison))->names_state);
}

TEST(InWireForm, GivesBackAnError) {
  const absl::StatusOr<v1::GetProgressResponse> failed = absl::NotFoundError("not here");

  EXPECT_EQ(InWireForm(failed).status(), absl::NotFoundError("not here"));
}

}  // namespace
}  // namespace waymark::query
