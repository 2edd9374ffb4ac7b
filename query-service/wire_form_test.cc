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

TEST(InWireForm, TakesWhatIsWrittenAlready) {
  wire::PartlyWritten<v1::GetProgressResponse> progress;
  progress.message.mutable_authority()->set_name("authorities/reading");
  progress.message.set_consistency_token("a token");
  v1::GetProgressResponse written;
  written.add_themes()->set_service_area("service_areas/all");
  progress.fields = written.SerializeAsString();

  const auto answer =
      InWireForm(absl::StatusOr<wire::PartlyWritten<v1::GetProgressResponse>>(progress));

  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->consistency_token, "a token");
  v1::GetProgressResponse read;
  ASSERT_TRUE(read.ParseFromArray(answer->bytes.begin(), static_cast<int>(answer->bytes.size())));
  EXPECT_EQ(read.authority().name(), "authorities/reading");
  ASSERT_EQ(read.themes_size(), 1);
  EXPECT_EQ(read.themes(0).service_area(), "service_areas/all");
  EXPECT_EQ(read.consistency_token(), "");
}

TEST(InWireForm, TakesWhatIsAllWritten) {
  v1::GetProgressResponse whole;
  whole.mutable_authority()->set_name("authorities/reading");
  wire::PartlyWritten<v1::GetProgressResponse> progress;
  progress.fields = whole.SerializeAsString();
  progress.message.set_consistency_token("a token");

  const auto answer =
      InWireForm(absl::StatusOr<wire::PartlyWritten<v1::GetProgressResponse>>(progress));

  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->consistency_token, "a token");
  EXPECT_EQ(std::string(answer->bytes.begin(), answer->bytes.end()), whole.SerializeAsString());
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
