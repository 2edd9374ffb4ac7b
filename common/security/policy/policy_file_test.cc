#include "common/security/policy/policy_file.h"

#include <fstream>
#include <string>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::security {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string PolicyText(const std::string& trust_domain) {
  return "trust_domain: '" + trust_domain +
         "' roles { role: 'reader' permissions: PERMISSION_READ_VISITS }";
}

class PolicyFileTest : public ::testing::Test {
 protected:
  void Write(const std::string& text) const {
    std::ofstream(path_, std::ios::trunc) << text;
    fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  }
  // Looks only when asked.
  absl::StatusOr<std::unique_ptr<PolicyFile>> Open() const {
    return PolicyFile::Open(path_, "", absl::Hours(1));
  }

  TemporaryDirectory directory_;
  const fs::path path_ = directory_.path() / "policy.textproto";
};

TEST_F(PolicyFileTest, TakesUpAChangedFile) {
  Write(PolicyText("one"));
  const auto file = Open();
  ASSERT_THAT(file, IsOk());

  Write(PolicyText("two"));

  EXPECT_THAT((*file)->Look(), IsOk());
  EXPECT_EQ((*file)->policy()->trust_domain(), "two");
}

TEST_F(PolicyFileTest, KeepsWhatWasInForceWhereTheNewOneIsRefused) {
  Write(PolicyText("one"));
  const auto file = Open();
  ASSERT_THAT(file, IsOk());

  Write("trust_domain: 'two' rules {}");
  EXPECT_THAT(std::string((*file)->Look().message()), HasSubstr("rules"));
  EXPECT_EQ((*file)->policy()->trust_domain(), "one");

  fs::remove(path_);
  EXPECT_FALSE((*file)->Look().ok());
  EXPECT_EQ((*file)->policy()->trust_domain(), "one");

  Write(PolicyText("three"));
  EXPECT_THAT((*file)->Look(), IsOk());
  EXPECT_EQ((*file)->policy()->trust_domain(), "three");
}

TEST_F(PolicyFileTest, TakesUpAChangeByItself) {
  Write(PolicyText("one"));
  const auto file = PolicyFile::Open(path_, "", absl::Milliseconds(1));
  ASSERT_THAT(file, IsOk());

  Write(PolicyText("two"));

  while ((*file)->policy()->trust_domain() != "two") absl::SleepFor(absl::Milliseconds(1));
}

TEST_F(PolicyFileTest, IsRefusedWhereItIsForAnotherTrustDomain) {
  Write(PolicyText("one"));

  EXPECT_THAT(PolicyFile::Open(path_, "one", absl::Hours(1)), IsOk());
  EXPECT_THAT(std::string(PolicyFile::Open(path_, "two").status().message()),
              HasSubstr("trust domain one"));
}

TEST_F(PolicyFileTest, IsRefusedWhereOthersMayWriteIt) {
  Write(PolicyText("one"));
  fs::permissions(path_, fs::perms::group_write, fs::perm_options::add);

  EXPECT_THAT(std::string(Open().status().message()), HasSubstr("may be written by others"));
}

TEST_F(PolicyFileTest, IsRefusedWhereItIsMissingOrNoFileOrTooLarge) {
  EXPECT_EQ(Open().status().code(), absl::StatusCode::kInvalidArgument);

  fs::create_directory(path_);
  EXPECT_FALSE(Open().ok());
  fs::remove(path_);

  Write(std::string(300'000, '#'));
  EXPECT_THAT(std::string(Open().status().message()), HasSubstr("256 KiB"));
}

}  // namespace
}  // namespace waymark::security
