#include "common/chain/change_chain.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace waymark::chain {
namespace {

// Computed with sha256sum: printf 'waymark log 00112233445566778899aabbccddeeff' | sha256sum
TEST(ChangeChain, GenesisHashIsTheDocumentedOne) {
  EXPECT_EQ(absl::BytesToHexString(GenesisHash("00112233445566778899aabbccddeeff")),
            "be33d33f8bbf239ea7e6b4d33fd08aaf5531aa7a9688d71760e2f1476f67bdba");
}

TEST(ChangeChain, NextHashCoversThePreviousHashAndTheRecord) {
  const std::string genesis = GenesisHash("a");

  const std::string hash = NextHash(genesis, "record");

  EXPECT_EQ(hash.size(), std::size_t{kHashBytes});
  EXPECT_NE(hash, NextHash(genesis, "recorD"));
  EXPECT_NE(hash, NextHash(GenesisHash("b"), "record"));
}

TEST(ChangeChain, LogIdsAndSaltsDoNotRepeat) {
  EXPECT_NE(NewLogId(), NewLogId());
  EXPECT_EQ(NewLogId().size(), 32U);
  EXPECT_NE(NewSalt(), NewSalt());
  EXPECT_EQ(NewSalt().size(), 16U);
}

TEST(ChangeChain, EtagIsTheHeadOfTheDigestInHexadecimal) {
  EXPECT_EQ(Etag(std::string(32, '\x0f')), "0f0f0f0f0f0f0f0f0f0f0f0f");
}

}  // namespace
}  // namespace waymark::chain
