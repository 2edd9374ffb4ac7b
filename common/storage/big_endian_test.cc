#include "common/storage/big_endian.h"

#include "gtest/gtest.h"

namespace waymark::storage {
namespace {

TEST(BigEndian, WritesTheMostSignificantByteFirst) {
  EXPECT_EQ(EncodeBigEndian(0x0102030405060708), "\x01\x02\x03\x04\x05\x06\x07\x08");
}

TEST(BigEndian, ComesBackAtEveryBound) {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
    EXPECT_EQ(DecodeBigEndian(EncodeBigEndian(number)), number);
  }
}

TEST(BigEndian, SortsAsTheNumbersDo) {
  EXPECT_LT(EncodeBigEndian(255), EncodeBigEndian(256));
  EXPECT_LT(EncodeBigEndian(0x7fffffffffffffff), EncodeBigEndian(0x8000000000000000));
}

TEST(BigEndian, RefusesOtherLengths) {
  EXPECT_EQ(DecodeBigEndian("1234567"), std::nullopt);
  EXPECT_EQ(DecodeBigEndian("123456789"), std::nullopt);
}

}  // namespace
}  // namespace waymark::storage
