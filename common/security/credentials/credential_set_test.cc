#include "common/security/credentials/credential_set.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

using testing::HasSubstr;

class CredentialSetTest : public testing::Test {
 protected:
  static absl::StatusOr<std::shared_ptr<const CredentialSet>> CheckNow(
      const CredentialFiles& files) {
    return CheckCredentials(files, {Usage::kServer}, absl::Now());
  }

  TestAuthority root_;
  const CredentialFiles good_ = root_.Files(root_.Issue(ServerSpec()));
};

TEST_F(CredentialSetTest, TakesASetThatBelongsTogether) {
  const auto checked = CheckNow(good_);

  ASSERT_THAT(checked, IsOk());
  EXPECT_EQ((*checked)->files, good_);
  EXPECT_GT((*checked)->certificate.ends, absl::Now());
}

TEST_F(CredentialSetTest, NamesTheFileThatWillNotDo) {
  CertificateSpec expired = ServerSpec();
  expired.ends = absl::Now() - absl::Minutes(1);
  CertificateSpec early = ServerSpec();
  early.begins = absl::Now() + absl::Hours(1);
  TestAuthority other;
  IssuedCertificate revoked = root_.Issue(ServerSpec());
  CredentialFiles of_revoked = root_.Files(revoked);
  root_.Revoke(revoked);
  of_revoked.revocation_lists = root_.RevocationList();
  CredentialFiles mixed = good_;
  mixed.key = root_.Issue(ServerSpec()).key;
  CredentialFiles no_key = good_;
  no_key.key = "no key";
  CredentialFiles no_certificate = good_;
  no_certificate.certificates = "none";
  struct Case {
    CredentialFiles files;
    std::string says;
  };
  for (const Case& c : {
           Case{mixed, "tls.key: it is not the key"},
           Case{no_key, "tls.key: there is no private key"},
           Case{no_certificate, "tls.crt: there is no certificate"},
           Case{root_.Files(root_.Issue(expired)), "tls.crt: it expired at"},
           Case{root_.Files(root_.Issue(early)), "tls.crt: it is not in force before"},
           Case{root_.Files(other.Issue(ServerSpec())), "tls.crt: "},
           Case{root_.Files(root_.Issue({})), "tls.crt: "},  // A caller's.
           Case{of_revoked, "tls.crt: certificate revoked"},
       }) {
    const auto checked = CheckNow(c.files);

    ASSERT_TRUE(absl::IsInvalidArgument(checked.status())) << c.says;
    EXPECT_THAT(std::string(checked.status().message()), HasSubstr(c.says));
  }
}

TEST_F(CredentialSetTest, IsReadFromADirectory) {
  const TemporaryDirectory scratch;
  PublishCredentials(scratch.path() / "tls", good_);

  const auto files = ReadCredentialFiles(scratch.path() / "tls");

  ASSERT_THAT(files, IsOk());
  EXPECT_EQ(*files, good_);
}

TEST_F(CredentialSetTest, NeedsEveryFile) {
  for (const std::string CredentialFiles::*file :
       {&CredentialFiles::authorities, &CredentialFiles::revocation_lists,
        &CredentialFiles::certificates, &CredentialFiles::key}) {
    const TemporaryDirectory scratch;
    CredentialFiles files = good_;
    (files.*const_cast<std::string CredentialFiles::*>(file)).clear();
    PublishCredentials(scratch.path() / "tls", files);

    EXPECT_TRUE(absl::IsInvalidArgument(ReadCredentialFiles(scratch.path() / "tls").status()));
  }
}

TEST_F(CredentialSetTest, WantsItsKeyAndDirectoryToItself) {
  using std::filesystem::perms;
  const TemporaryDirectory scratch;
  const auto directory = scratch.path() / "tls";
  PublishCredentials(directory, good_);

  for (const perms open :
       {perms::group_read, perms::others_read, perms::others_write, perms::group_write}) {
    std::filesystem::permissions(directory / "tls.key", perms::owner_read | open);
    const auto files = ReadCredentialFiles(directory);
    EXPECT_TRUE(absl::IsPermissionDenied(files.status())) << files.status();
    EXPECT_THAT(std::string(files.status().message()), HasSubstr("tls.key: others may"));
  }
  std::filesystem::permissions(directory / "tls.key", perms::owner_read);
  EXPECT_THAT(ReadCredentialFiles(directory), IsOk());
  std::filesystem::permissions(directory, perms::all);
  EXPECT_TRUE(absl::IsInvalidArgument(ReadCredentialFiles(directory).status()));
}

// Who writes ca.pem says who is let in.
TEST_F(CredentialSetTest, WantsNoFileThatOthersMayWrite) {
  using std::filesystem::perms;
  const TemporaryDirectory scratch;
  const auto directory = scratch.path() / "tls";
  PublishCredentials(directory, good_);
  for (const std::string name : {"ca.pem", "crl.pem", "tls.crt"}) {
    for (const perms open : {perms::others_write, perms::group_write}) {
      std::filesystem::permissions(directory / name, perms::owner_read | open);

      const auto files = ReadCredentialFiles(directory);

      EXPECT_TRUE(absl::IsInvalidArgument(files.status())) << files.status();
      EXPECT_THAT(std::string(files.status().message()), HasSubstr(name + ": others than"));
    }
    const auto readable = perms::owner_read | perms::group_read | perms::others_read;
    std::filesystem::permissions(directory / name, readable);
  }
  EXPECT_THAT(ReadCredentialFiles(directory), IsOk());
}

}  // namespace
}  // namespace waymark::security
