#include "query-service/projections/keys.h"

#include "gtest/gtest.h"

namespace waymark::query::keys {
namespace {

using namespace std::string_literals;

TEST(QueryKeys, AreTheseBytes) {
  EXPECT_EQ(WithSince(Prefix("reading"), 1), "reading\0\0\0\0\0\0\0\0\x01"s);
  EXPECT_EQ(WithSince(Prefix("reading", "2016-05-23", "2016-inspection"), 258),
            "reading\0002016-05-23\0002016-inspection\0\0\0\0\0\0\0\x01\x02"s);
}

TEST(QueryKeys, TermsAreTheHeadsOfHashes) {
  EXPECT_EQ(Term(""), "e3b0c44298fc1c14");
  EXPECT_EQ(Term("abc"), "ba7816bf8f01cfea");
}

TEST(QueryKeys, LaterCommitTimesSortBeforeEarlier) {
  EXPECT_EQ(CommitTime(1), "\xff\xff\xff\xff\xff\xff\xff\xfe"s);
  EXPECT_LT(CommitTime(256), CommitTime(255));
  EXPECT_LT(CommitTime(1), CommitTime(0));
}

TEST(QueryKeys, ComeApartAsTheyWerePutTogether) {
  const std::string key = WithSince(Prefix("a", "", "c"), kForever);

  const auto parts = Split(key);

  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->ids, (std::vector<std::string_view>{"a", "", "c"}));
  EXPECT_EQ(parts->since, kForever);
}

TEST(QueryKeys, OtherBytesAreNoKey) {
  EXPECT_FALSE(Split("").has_value());
  EXPECT_FALSE(Split("1234567").has_value());
  EXPECT_FALSE(Split("id without end12345678").has_value());
}

TEST(QueryKeys, AnIdIsNotThePrefixOfALongerOne) {
  const std::string longer = WithSince(Prefix("north-yorkshire-county"), 1);

  EXPECT_NE(longer.rfind(Prefix("north-yorkshire"), 0), 0U);
}

TEST(QueryKeys, UndatedVisitsSortLast) { EXPECT_LT("2199-12-31", kUndated); }

TEST(QueryKeys, LaterRevisionsSortAfterEarlier) {
  EXPECT_LT(WithSince(Prefix("a"), 255), WithSince(Prefix("a"), 256));
}

TEST(QueryValues, CarryTheirUntil) {
  const std::string stored = WithUntil(7, "bytes");

  const auto value = SplitValue(stored);

  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(value->until, 7U);
  EXPECT_EQ(value->bytes, "bytes");
  EXPECT_FALSE(SplitValue("1234567").has_value());
}

}  // namespace
}  // namespace waymark::query::keys
