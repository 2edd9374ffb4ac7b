#include "query-service/projections/keys.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query::keys {
namespace {

using namespace std::string_literals;

TEST(QueryKeys, AreTheseBytes) {
  EXPECT_EQ(WithSince(Prefix("reading"), 1), "reading\0\0\0\0\0\0\0\0\x01"s);
  EXPECT_EQ(WithSince(Prefix("reading", "2016-05-23", "2016-inspection"), 258),
            "reading\0002016-05-23\0002016-inspection\0\0\0\0\0\0\0\x01\x02"s);
}

TEST(QueryKeys, TermsAreTheseHashes) {
  EXPECT_EQ(Term(""), 0xefd01f60U);
  EXPECT_EQ(Term("abc"), 871083929U);
  EXPECT_EQ(Term("themes/caseloads"), 2926345310U);
  EXPECT_EQ(TermKey(0x01020304), "\1\2\3\4");
  EXPECT_EQ(NumberOf("\1\2\3\4"), 0x01020304U);
  EXPECT_FALSE(NumberOf("\1\2\3").has_value());
}

TEST(QueryTerms, ComeApartAsTheyWerePutTogether) {
  const std::vector<std::uint32_t> terms = {0, 7, 0x80000000, 0xffffffff};

  std::vector<std::uint32_t> found;
  ForEachTerm(Terms(terms), [&found](std::uint32_t term) { found.push_back(term); });

  EXPECT_EQ(found, terms);
}

TEST(QueryTerms, AreFoundAmongOthers) {
  const std::vector<std::uint32_t> terms = {2, 4, 6, 0x80000000};
  const std::string bytes = Terms(terms);

  for (const std::uint32_t term : terms) EXPECT_TRUE(HasOneOf(bytes, {term})) << term;
  for (const std::uint32_t other : {0U, 3U, 5U, 7U, 0xffffffffU}) {
    EXPECT_FALSE(HasOneOf(bytes, {other})) << other;
  }
  EXPECT_TRUE(HasOneOf(bytes, {1, 3, 6}));
  EXPECT_TRUE(HasOneOf(bytes, {2, 9}));
  EXPECT_FALSE(HasOneOf(bytes, {1, 3, 9}));
  EXPECT_FALSE(HasOneOf(bytes, {}));
  EXPECT_FALSE(HasOneOf("", {0}));
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
  EXPECT_THAT(parts->ids, ::testing::ElementsAre("a", "", "c"));
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
  std::string stored = WithUntil(9, "bytes");
  EXPECT_TRUE(SetUntil(7, stored));

  const auto value = SplitValue(stored);

  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(value->until, 7U);
  EXPECT_EQ(value->bytes, "bytes");
  EXPECT_FALSE(SplitValue("1234567").has_value());
}

}  // namespace
}  // namespace waymark::query::keys
