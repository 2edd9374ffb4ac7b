#include "common/security/credentials/trust.h"

#include <functional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

using testing::HasSubstr;

CertificatePointer ParseCertificate(const std::string& pem) {
  return std::move(ReadCertificates(pem)->front());
}

absl::Status CheckBy(const Trust& trust, const IssuedCertificate& issued,
                     Usage usage = Usage::kClient) {
  return trust.Check(*ParseCertificate(issued.certificate), usage, absl::Now());
}

class TrustTest : public testing::Test {
 protected:
  [[nodiscard]] Trust TrustNow() const {
    return *Trust::Read(root_.pem(), root_.RevocationList(), absl::Now());
  }

  TestAuthority root_;
};

TEST_F(TrustTest, TakesWhatTheAuthorityIssuedForTheUsage) {
  const Trust trust = TrustNow();

  EXPECT_THAT(CheckBy(trust, root_.Issue({})), IsOk());
  EXPECT_THAT(CheckBy(trust, root_.Issue(ServerSpec()), Usage::kServer), IsOk());
  EXPECT_THAT(CheckBy(trust, root_.Issue(ServerSpec()), Usage::kClient), IsOk());
}

struct BadCertificate {
  std::string name;
  std::function<void(CertificateSpec&)> change;
  std::string says;
};

class BadCertificateTest : public testing::TestWithParam<BadCertificate> {};

TEST_P(BadCertificateTest, IsRefused) {
  TestAuthority root;
  const Trust trust = *Trust::Read(root.pem(), root.RevocationList(), absl::Now());
  CertificateSpec spec;
  GetParam().change(spec);

  const absl::Status checked = CheckBy(trust, root.Issue(spec));

  ASSERT_TRUE(absl::IsInvalidArgument(checked)) << checked;
  EXPECT_THAT(std::string(checked.message()), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, BadCertificateTest,
    testing::Values(
        BadCertificate{"Expired", [](auto& s) { s.ends = absl::Now() - absl::Minutes(1); },
                       "expired"},
        BadCertificate{"NotYetValid", [](auto& s) { s.begins = absl::Now() + absl::Hours(1); },
                       "not yet valid"},
        BadCertificate{"NoExtendedUsage", [](auto& s) { s.extended_key_usage = ""; }, "clientAuth"},
        BadCertificate{"AnyExtendedUsage",
                       [](auto& s) { s.extended_key_usage = "anyExtendedKeyUsage"; }, ""},
        BadCertificate{"ServerUsage", [](auto& s) { s.extended_key_usage = "serverAuth"; },
                       "purpose"},
        BadCertificate{"NoUsage", [](auto& s) { s.key_usage = ""; }, "digitalSignature"},
        BadCertificate{"WrongUsage", [](auto& s) { s.key_usage = "critical,keyAgreement"; },
                       "digitalSignature"},
        BadCertificate{"UsageOfAnAuthority",
                       [](auto& s) { s.key_usage = "critical,digitalSignature,cRLSign"; },
                       "authority"},
        BadCertificate{"Authority", [](auto& s) { s.basic_constraints = "critical,CA:TRUE"; },
                       "CA:TRUE"},
        BadCertificate{"UnknownCritical",
                       [](auto& s) { s.unknown_extension = "critical,DER:0500"; }, "critical"},
        BadCertificate{"WeakKey", [](auto& s) { s.rsa_bits = 1024; }, "key too weak"},
        BadCertificate{"Sha1", [](auto& s) { s.digest = EVP_sha1(); }, "digest"},
        BadCertificate{"LongLife", [](auto& s) { s.ends = absl::Now() + absl::Hours(24 * 400); },
                       "398 days"}),
    [](const auto& test) { return test.param.name; });

TEST_F(TrustTest, RefusesWhatOthersIssued) {
  TestAuthority other;
  TestAuthority self = TestAuthority(root_, CertificateSpec());  // A caller that issues.
  const Trust trust = TrustNow();

  EXPECT_FALSE(CheckBy(trust, other.Issue({})).ok());
  EXPECT_FALSE(CheckBy(trust, self.Issue({})).ok());
}

TEST_F(TrustTest, RefusesATamperedCertificate) {
  IssuedCertificate issued = root_.Issue({});
  issued.certificate = Tampered(issued.certificate);

  EXPECT_THAT(std::string(CheckBy(TrustNow(), issued).message()), HasSubstr("signature"));
}

TEST_F(TrustTest, RefusesWhatIsRevoked) {
  const IssuedCertificate good = root_.Issue({});
  const IssuedCertificate revoked = root_.Issue({});
  root_.Revoke(revoked);
  const Trust trust = TrustNow();

  EXPECT_THAT(CheckBy(trust, good), IsOk());
  EXPECT_THAT(std::string(CheckBy(trust, revoked).message()), HasSubstr("revoked"));
}

TEST_F(TrustTest, GoesByTheListThatWasMadeLastWhateverElseIsInForce) {
  // It knows of nobody revoked, and is in force for longer.
  const std::string earlier =
      root_.RevocationList(absl::Now() - absl::Hours(2), absl::Now() + absl::Hours(48));
  const IssuedCertificate revoked = root_.Issue({});
  root_.Revoke(revoked);
  const std::string later =
      root_.RevocationList(absl::Now() - absl::Hours(1), absl::Now() + absl::Hours(1));
  const auto trust = Trust::Read(root_.pem(), earlier + later, absl::Now());
  ASSERT_THAT(trust, IsOk());
  const auto at = [&](absl::Time time) {
    return std::string(
        trust->Check(*ParseCertificate(revoked.certificate), Usage::kClient, time).message());
  };

  EXPECT_THAT(at(absl::Now()), HasSubstr("revoked"));
  EXPECT_THAT(at(absl::Now() + absl::Hours(2)), HasSubstr("CRL has expired"));
  EXPECT_LT(trust->lists_due(), absl::Now() + absl::Hours(2));
}

TEST_F(TrustTest, RefusesAllOnceItsListIsStale) {
  const Trust trust = TrustNow();
  const IssuedCertificate issued = root_.Issue({});

  const absl::Status later = trust.Check(*ParseCertificate(issued.certificate), Usage::kClient,
                                         trust.lists_due() + absl::Seconds(1));

  EXPECT_THAT(std::string(later.message()), HasSubstr("CRL has expired"));
}

TEST_F(TrustTest, ChecksEveryLinkOfAChain) {
  TestAuthority between(root_, TestAuthority::RootSpec("between"));
  const IssuedCertificate issued = between.Issue({});
  const auto whole = [&] {
    return Trust::Read(root_.pem() + between.pem(),
                       root_.RevocationList() + between.RevocationList(), absl::Now());
  };
  EXPECT_THAT(CheckBy(*whole(), issued), IsOk());
  EXPECT_FALSE(CheckBy(TrustNow(), issued).ok()) << "without the authority between";

  root_.Revoke({.certificate = between.pem(), .key = ""});

  EXPECT_THAT(std::string(CheckBy(*whole(), issued).message()), HasSubstr("revoked"));
}

TEST_F(TrustTest, RefusesToBeMadeOfWhatIsMissingOrBad) {
  TestAuthority other("other");
  TestAuthority between(root_, TestAuthority::RootSpec("between"));
  CertificateSpec old = TestAuthority::RootSpec("old");
  old.ends = absl::Now() - absl::Minutes(1);
  TestAuthority expired(root_, old);
  const std::string stale =
      root_.RevocationList(absl::Now() - absl::Hours(2), absl::Now() - absl::Hours(1));
  const std::string early = root_.RevocationList(absl::Now() + absl::Hours(1));
  struct Case {
    std::string authorities;
    std::string lists;
    std::string says;
  };
  for (const Case& c : {
           Case{"", root_.RevocationList(), "no certificate"},
           Case{root_.pem(), "", "no revocation list"},
           Case{root_.pem(), "-----BEGIN X509 CRL-----\n!\n-----END X509 CRL-----\n",
                "cannot be read"},
           Case{root_.pem() + other.pem(), root_.RevocationList(),
                "no revocation list of CN = other"},
           Case{root_.pem(), stale, "is stale"},
           Case{root_.pem(), early, "no revocation list of"},
           Case{root_.pem(), root_.RevocationList() + other.RevocationList(),
                "signed by no authority"},
           Case{root_.Issue({}).certificate, root_.RevocationList(), "no certificate authority"},
           Case{root_.pem() + expired.pem(), root_.RevocationList() + expired.RevocationList(),
                "expired at"},
           Case{between.pem(), between.RevocationList(), "root is missing"},
       }) {
    const auto trust = Trust::Read(c.authorities, c.lists, absl::Now());

    ASSERT_TRUE(absl::IsInvalidArgument(trust.status())) << c.says;
    EXPECT_THAT(std::string(trust.status().message()), HasSubstr(c.says));
  }
}

}  // namespace
}  // namespace waymark::security
