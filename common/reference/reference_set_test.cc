// What Load makes of a set without a fault: optional columns and the digest.
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/reference_data.h"
#include "common/reference/small_reference.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;

TEST(ReferenceSetTest, RetiredEntriesAreKeptWithTheirReplacement) {
  const absl::StatusOr<ReferenceData> loaded =
      LoadWith("themes.csv",
               "theme_id,group,label,valid_to,replaced_by\n"
               "caseload,leadership,Caseload,2026-03-31,caseloads\n"
               "caseloads,leadership,Caseloads,,\n");

  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const Theme* theme = loaded->FindTheme("caseload");
  ASSERT_NE(theme, nullptr);
  EXPECT_EQ(theme->replaced_by, "caseloads");
  EXPECT_FALSE(IsRetired(*theme, absl::CivilDay(2026, 3, 31)));
  EXPECT_TRUE(IsRetired(*theme, absl::CivilDay(2026, 4, 1)));
  EXPECT_FALSE(IsRetired(*loaded->FindTheme("caseloads"), absl::CivilDay(2026, 4, 1)));
  EXPECT_THAT(loaded->NearestThemes("caselod"), ElementsAre("caseloads"));
}

TEST(ReferenceSetTest, DigestIsThatOfNamesSizesAndBytesInOrder) {
  const absl::StatusOr<ReferenceData> loaded = LoadFiles(GoodFiles());

  ASSERT_TRUE(loaded.ok()) << loaded.status();
  // From: for each file, printf 'NAME\0SIZE\0'; cat NAME; all of it to sha256sum.
  EXPECT_EQ(loaded->digest(), "5e47032fb4d02d31981c27c8d531ef36c4bf64725eada1bd3ad6e9b7aa0f5549");
}

TEST(ReferenceSetTest, DigestChangesWithAByte) {
  const absl::StatusOr<ReferenceData> before = LoadFiles(GoodFiles());
  const absl::StatusOr<ReferenceData> after =
      LoadWith("subjects.csv", "subject_id,label\npolice,police\n");

  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_NE(before->digest(), after->digest());
}

}  // namespace
}  // namespace waymark::reference
