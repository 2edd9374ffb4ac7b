#include "common/security/credentials/caller_identification.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

using testing::HasSubstr;

class CallerIdentificationTest : public testing::Test {
 protected:
  CallerIdentificationTest() {
    Publish();
    credentials_ = *CredentialDirectory::Open(directory(), {Usage::kServer}, Notices::kLogged);
    callers_ = std::make_unique<CallerIdentification>(credentials_, kTestTrustDomain, reference_);
  }

  [[nodiscard]] std::filesystem::path directory() const { return scratch_.path() / "tls"; }
  void Publish() { PublishCredentials(directory(), root_.Files(own_)); }
  IssuedCertificate IssueTo(const std::string& alternative_names) {
    CertificateSpec spec;
    spec.alternative_names = alternative_names;
    return root_.Issue(spec);
  }
  [[nodiscard]] absl::StatusOr<Identity> Ask(const IssuedCertificate& caller) const {
    return callers_->IdentityOf(caller.certificate, absl::Now());
  }

  const TemporaryDirectory scratch_;
  const reference::ReferenceData reference_ = *reference::LoadFiles(reference::GoodFiles());
  TestAuthority root_;
  const IssuedCertificate own_ = root_.Issue(ServerSpec());
  std::shared_ptr<CredentialDirectory> credentials_;
  std::unique_ptr<CallerIdentification> callers_;
};

constexpr char kTown[] = "URI:spiffe://waymark.example/authority/town/submitter";

TEST_F(CallerIdentificationTest, SaysWhoCalls) {
  const auto identity = Ask(IssueTo(kTown));

  ASSERT_THAT(identity, IsOk());
  EXPECT_EQ(identity->uri, "spiffe://waymark.example/authority/town/submitter");
  EXPECT_EQ(identity->authority, "authorities/town");
  EXPECT_FALSE(identity->serial.empty());
}

TEST_F(CallerIdentificationTest, TakesNamesOfHostsBesideTheOneUri) {
  EXPECT_THAT(Ask(IssueTo(std::string(kTown) + ",DNS:town.example.org")), IsOk());
}

TEST_F(CallerIdentificationTest, RefusesOtherThanOneUriOfOurs) {
  struct Case {
    std::string alternative_names;
    std::string says;
  };
  for (const Case& c : {
           Case{"", "0 URIs"},
           Case{"DNS:town.example.org", "0 URIs"},
           Case{std::string(kTown) + ",URI:spiffe://waymark.example/service/x/reader", "2 URIs"},
           Case{std::string(kTown) + "," + kTown, "2 URIs"},
           Case{"URI:spiffe://waymark.example/authority/atlantis/reader", "no id or code"},
       }) {
    const auto identity = Ask(IssueTo(c.alternative_names));

    ASSERT_TRUE(absl::IsUnauthenticated(identity.status())) << identity.status();
    EXPECT_THAT(std::string(identity.status().message()), HasSubstr(c.says));
  }
}

TEST_F(CallerIdentificationTest, RefusesWhatIsNoCertificate) {
  EXPECT_TRUE(absl::IsUnauthenticated(callers_->IdentityOf("", absl::Now()).status()));
}

TEST_F(CallerIdentificationTest, ForgetsACallerThatIsRevoked) {
  const IssuedCertificate caller = IssueTo(kTown);
  const IssuedCertificate other = IssueTo(kTown);
  ASSERT_THAT(Ask(caller), IsOk());
  ASSERT_THAT(Ask(caller), IsOk()) << "remembered";

  root_.Revoke(caller);
  Publish();
  credentials_->Refresh(absl::Now());

  EXPECT_THAT(std::string(Ask(caller).status().message()), HasSubstr("revoked"));
  EXPECT_THAT(Ask(other), IsOk());
}

TEST_F(CallerIdentificationTest, ForgetsACallerWhoseTimeIsOver) {
  const IssuedCertificate caller = IssueTo(kTown);
  ASSERT_THAT(Ask(caller), IsOk());

  const auto later = callers_->IdentityOf(caller.certificate, absl::Now() + absl::Hours(24));

  EXPECT_TRUE(absl::IsUnauthenticated(later.status())) << later.status();
}

}  // namespace
}  // namespace waymark::security
