#include "common/security/credentials/credential_directory.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

using testing::HasSubstr;

class CredentialDirectoryTest : public testing::Test {
 protected:
  CredentialDirectoryTest() { Publish(first_); }

  [[nodiscard]] std::filesystem::path path() const { return scratch_.path() / "tls"; }
  void Publish(const CredentialFiles& files) { PublishCredentials(path(), files); }
  absl::StatusOr<std::shared_ptr<CredentialDirectory>> Open() {
    return CredentialDirectory::Open(path(), {Usage::kServer}, Notices::kLogged);
  }

  const TemporaryDirectory scratch_;
  TestAuthority root_;
  const CredentialFiles first_ = root_.Files(root_.Issue(ServerSpec()));
  const CredentialFiles second_ = root_.Files(root_.Issue(ServerSpec()));
};

TEST_F(CredentialDirectoryTest, TakesOverWhatItIsSwappedFor) {
  const auto directory = Open();
  ASSERT_THAT(directory, IsOk());
  EXPECT_EQ((*directory)->current()->files, first_);

  Publish(second_);
  (*directory)->Refresh(absl::Now());

  EXPECT_EQ((*directory)->current()->files, second_);
}

TEST_F(CredentialDirectoryTest, KeepsWhatItHasWhereTheNextWillNotDo) {
  const auto directory = Open();
  ASSERT_THAT(directory, IsOk());
  CredentialFiles mixed = second_;
  mixed.key = first_.key;
  CredentialFiles without_list = second_;
  without_list.revocation_lists.clear();
  CredentialFiles stale = second_;
  stale.revocation_lists =
      root_.RevocationList(absl::Now() - absl::Hours(2), absl::Now() - absl::Hours(1));

  for (const CredentialFiles& bad : {mixed, without_list, stale}) {
    Publish(bad);
    testing::internal::CaptureStderr();
    (*directory)->Refresh(absl::Now());
    (*directory)->Refresh(absl::Now());
    const std::string log = testing::internal::GetCapturedStderr();

    EXPECT_EQ((*directory)->current()->files, first_);
    EXPECT_THAT(log, HasSubstr("credentials refused; those before stay in use"));
  }
}

TEST_F(CredentialDirectoryTest, TakesNoRevocationListThatIsOlderThanItsOwn) {
  const absl::Time now = absl::Now();
  const absl::Time next = now + absl::Hours(24);
  CredentialFiles newest = first_;
  newest.revocation_lists = root_.RevocationList(now - absl::Minutes(5), next, 7);
  CredentialFiles made_before = second_;
  made_before.revocation_lists = root_.RevocationList(now - absl::Minutes(6), next, 8);
  CredentialFiles lower_number = second_;
  lower_number.revocation_lists = root_.RevocationList(now - absl::Minutes(4), next, 6);
  Publish(newest);
  const auto directory = Open();
  ASSERT_THAT(directory, IsOk());

  for (const CredentialFiles& older : {made_before, lower_number}) {
    Publish(older);
    testing::internal::CaptureStderr();
    (*directory)->Refresh(now);
    (*directory)->Refresh(now);
    const std::string log = testing::internal::GetCapturedStderr();

    EXPECT_EQ((*directory)->current()->files, newest);
    EXPECT_THAT(log, HasSubstr("credentials refused; those before stay in use"));
    EXPECT_THAT(log, HasSubstr("is older than the one in use"));
  }
}

TEST_F(CredentialDirectoryTest, ComparesNoListsOfDifferentAuthorities) {
  const auto directory = Open();
  ASSERT_THAT(directory, IsOk());
  // Of the same name, with a key of its own.
  TestAuthority next_root;
  CredentialFiles next = next_root.Files(next_root.Issue(ServerSpec()));
  next.revocation_lists = next_root.RevocationList(absl::Now() - absl::Hours(2));

  Publish(next);
  (*directory)->Refresh(absl::Now());

  EXPECT_EQ((*directory)->current()->files, next);
}

TEST_F(CredentialDirectoryTest, SaysARefusalOnceAnHour) {
  const auto directory = Open();
  ASSERT_THAT(directory, IsOk());
  Publish({});
  const absl::Time now = absl::Now();
  (*directory)->Refresh(now);
  (*directory)->Refresh(now);

  testing::internal::CaptureStderr();
  (*directory)->Refresh(now + absl::Minutes(59));
  const std::string soon = testing::internal::GetCapturedStderr();
  testing::internal::CaptureStderr();
  (*directory)->Refresh(now + absl::Minutes(61));
  const std::string later = testing::internal::GetCapturedStderr();

  EXPECT_THAT(soon, testing::Not(HasSubstr("credentials refused")));
  EXPECT_THAT(later, HasSubstr("credentials refused"));
}

TEST_F(CredentialDirectoryTest, OpensNothingThatWillNotDo) {
  CredentialFiles without_list = first_;
  without_list.revocation_lists.clear();
  Publish(without_list);

  EXPECT_THAT(std::string(Open().status().message()), HasSubstr("crl.pem"));
}

}  // namespace
}  // namespace waymark::security
