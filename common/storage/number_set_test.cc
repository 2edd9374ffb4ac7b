#include "common/storage/number_set.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::storage {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

using Numbers = std::vector<std::uint32_t>;

TEST(NumberSet, IsTheseBytes) {
  EXPECT_EQ(EncodeNumbers({}), "");
  EXPECT_EQ(EncodeNumbers({0, 1, 3}), "\0\0\1"s);
  EXPECT_EQ(EncodeNumbers({128, 300}), "\x80\x01\xab\x01");
  EXPECT_EQ(EncodeNumbers({UINT32_MAX}), "\xff\xff\xff\xff\x0f");
}

TEST(NumberSet, ComesApartAsItWasPutTogether) {
  for (const Numbers& numbers : {Numbers{}, Numbers{0}, Numbers{5, 6, 7, 127, 128, 129, 70'000},
                                 Numbers{0, UINT32_MAX - 1, UINT32_MAX}}) {
    EXPECT_THAT(DecodeNumbers(EncodeNumbers(numbers)), Optional(numbers));
  }
}

TEST(NumberSet, OtherBytesAreNone) {
  EXPECT_FALSE(DecodeNumbers("\x80").has_value());
  EXPECT_FALSE(DecodeNumbers("\xff\xff\xff\xff\x1f").has_value());
  EXPECT_FALSE(DecodeNumbers("\xff\xff\xff\xff\x0f\x00"s).has_value());
  EXPECT_FALSE(DecodeNumbers(std::string(20, '\x80')).has_value());
  EXPECT_FALSE(UniteNumbers({"\1", "\x80"}).has_value());
}

TEST(SortNumbers, GivesEachOnceInOrder) {
  Numbers none;
  SortNumbers(none);
  EXPECT_THAT(none, IsEmpty());
  Numbers scattered = {UINT32_MAX, 7, 0, 7, 1'000'000};
  SortNumbers(scattered);
  EXPECT_THAT(scattered, ElementsAre(0, 7, 1'000'000, UINT32_MAX));

  Numbers dense;
  std::set<std::uint32_t> want;
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    dense.push_back(i * 7'919 % 3'001);
    want.insert(dense.back());
  }
  SortNumbers(dense);
  EXPECT_EQ(dense, Numbers(want.begin(), want.end()));
}

TEST(UniteNumbers, GivesTheNumbersOfAnySet) {
  const std::string few = EncodeNumbers({3, 9});
  const std::string other = EncodeNumbers({1, 9, 200});

  EXPECT_EQ(UniteNumbers({few, other, ""}), EncodeNumbers({1, 3, 9, 200}));
  EXPECT_EQ(UniteNumbers({}), "");
}

}  // namespace
}  // namespace waymark::storage
