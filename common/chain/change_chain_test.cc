#include "common/chain/change_chain.h"

#include <cstddef>
#include <set>
#include <string>
#include <thread>
#include <vector>

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

TEST(ChangeChain, LogIdsDoNotRepeat) {
  EXPECT_NE(NewLogId(), NewLogId());
  EXPECT_EQ(NewLogId().size(), 32U);
}

// More of them than a thread takes in advance, on two threads.
TEST(ChangeChain, SaltsDoNotRepeat) {
  constexpr std::size_t kEach = 200;
  std::vector<std::string> others;
  std::thread other([&others] {
    for (std::size_t i = 0; i < kEach; ++i) others.push_back(NewSalt());
  });
  std::set<std::string> salts;
  for (std::size_t i = 0; i < kEach; ++i) salts.insert(NewSalt());
  other.join();
  salts.insert(others.begin(), others.end());

  EXPECT_EQ(salts.size(), 2 * kEach);
  for (const std::string& salt : salts) EXPECT_EQ(salt.size(), 16U);
}

TEST(ChangeChain, EtagIsTheHeadOfTheDigestInHexadecimal) {
  EXPECT_EQ(Etag(std::string(32, '\x0f')), "0f0f0f0f0f0f0f0f0f0f0f0f");
}

}  // namespace
}  // namespace waymark::chain
