#include "query-service/projections/terms/authority_numbers.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::Optional;

void Store(storage::Database& database, const std::string& authority, std::uint32_t number) {
  storage::Batch batch;
  batch.Put(keys::kAuthorities, authority, keys::Number(number));
  EXPECT_THAT(database.Write(batch, storage::Sync::kNo), IsOk());
}

TEST(AuthorityNumbersTest, WhatIsLoadedAgainIsKnownOnce) {
  const TemporaryDirectory directory;
  const auto database =
      storage::Database::Open({.directory = directory.path(), .families = keys::Families()});
  ASSERT_THAT(database, IsOk());
  AuthorityNumbers numbers;
  Store(**database, "reading", 0);
  EXPECT_THAT(numbers.Load(**database), IsOk());
  Store(**database, "leicester", 1);
  EXPECT_THAT(numbers.Load(**database), IsOk());

  EXPECT_EQ(numbers.next(), 2U);
  EXPECT_THAT(numbers.Find("reading"), Optional(0U));
  EXPECT_THAT(numbers.Find("leicester"), Optional(1U));
  EXPECT_THAT(numbers.AuthoritiesOf({0, 1, 2}), ElementsAre("leicester", "reading"));
}

TEST(AuthorityNumbersTest, NumbersWithAGapAreDamage) {
  const TemporaryDirectory directory;
  const auto database =
      storage::Database::Open({.directory = directory.path(), .families = keys::Families()});
  ASSERT_THAT(database, IsOk());
  Store(**database, "reading", 1);
  AuthorityNumbers numbers;

  EXPECT_EQ(numbers.Load(**database).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace waymark::query
