#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/tls/raw_client.h"
#include "tests/conformance/tls/tls_service.h"
#include "tests/support/test_authority.h"

// Who gets into a service that asks for certificates, through the real program: who belongs, and
// none of those who do not.
namespace waymark {
namespace {

using testing::HasSubstr;

class BadCertificatesTest : public TlsServiceTest {
 protected:
  void SetUp() override {
    root_.Revoke(revoked_);
    Publish(root_.Files(root_.Issue(ServerSpec())));
    StartService();
  }

  // A caller's certificate with one thing changed.
  template <typename T>
  IssuedCertificate With(T CertificateSpec::*part, const T& value) {
    CertificateSpec spec;
    spec.*part = value;
    return root_.Issue(spec);
  }
  IssuedCertificate WithNames(const std::string& alternative_names) {
    return With(&CertificateSpec::alternative_names, alternative_names);
  }

  IssuedCertificate TamperedOne() {
    IssuedCertificate issued = root_.Issue({});
    issued.certificate = Tampered(issued.certificate);
    return issued;
  }

  struct Caller {
    std::string kind;
    IssuedCertificate certificate;
  };

  // All that have a certificate to show.
  std::vector<Caller> BadCallers() {
    TestAuthority other("test authority");  // Of the same name as ours.
    TestAuthority leaf(root_, CertificateSpec());
    const std::string domain = "URI:spiffe://waymark.example";
    return {
        {"wrong CA", other.Issue({})},
        {"self-signed", TestAuthority::SelfSigned({})},
        {"expired", With(&CertificateSpec::ends, absl::Now() - absl::Minutes(1))},
        {"not yet valid", With(&CertificateSpec::begins, absl::Now() + absl::Hours(1))},
        {"no extended key usage", With<std::string>(&CertificateSpec::extended_key_usage, "")},
        {"server-only usage",
         With<std::string>(&CertificateSpec::extended_key_usage, "serverAuth")},
        {"wrong key usage",
         With<std::string>(&CertificateSpec::key_usage, "critical,keyEncipherment")},
        {"CA:TRUE", With<std::string>(&CertificateSpec::basic_constraints, "critical,CA:TRUE")},
        {"no SAN", WithNames("")},
        {"two URIs", WithNames(domain + "/authority/sunderland/submitter," + domain +
                               "/authority/sunderland/reader")},
        {"DNS name only", WithNames("DNS:sunderland.example.org")},
        {"wrong trust domain",
         WithNames("URI:spiffe://waymark.example.org/authority/sunderland/submitter")},
        {"wrong authority", WithNames(domain + "/authority/atlantis/submitter")},
        {"unknown role", WithNames(domain + "/authority/sunderland/administrator")},
        {"revoked", revoked_},
        {"tampered", TamperedOne()},
        {"signed by a leaf", leaf.Issue({})},
        {"unknown critical extension",
         With<std::string>(&CertificateSpec::unknown_extension, "critical,DER:0500")},
        {"RSA 1024", With(&CertificateSpec::rsa_bits, 1024)},
        {"SHA-1", With(&CertificateSpec::digest, EVP_sha1())},
    };
  }

  const IssuedCertificate revoked_ = root_.Issue({});
};

TEST_F(BadCertificatesTest, TakesGoodOnesOnly) {
  EXPECT_EQ(ReceptionOf(root_.Issue({})), Reception::kTaken);
  EXPECT_EQ(ReceptionOf(With(&CertificateSpec::rsa_bits, 2048)), Reception::kTaken);

  for (const Caller& caller : BadCallers()) {
    EXPECT_EQ(ReceptionOf(caller.certificate), Reception::kRefused) << caller.kind;
  }

  EXPECT_EQ(ReceptionOf(root_.Issue({})), Reception::kTaken) << "afterwards";
}

TEST_F(BadCertificatesTest, TakesNoneWithoutACertificateOrTls12) {
  const IssuedCertificate good = root_.Issue({});
  const int port = service_->port();

  EXPECT_EQ(RawClient{}.Connect(port).reception, Reception::kRefused);
  EXPECT_EQ(RawClient{.plain_text = true}.Connect(port).reception, Reception::kRefused);
  const RawClient tls_1_1 = {.shown = good, .newest_version = TLS1_1_VERSION};
  EXPECT_EQ(tls_1_1.Connect(port).reception, Reception::kRefused);
  const RawClient tls_1_2 = {.shown = good, .newest_version = TLS1_2_VERSION};
  EXPECT_EQ(tls_1_2.Connect(port).reception, Reception::kTaken);
}

TEST_F(BadCertificatesTest, TellsInItsLogWhyItRefused) {
  ASSERT_EQ(ReceptionOf(WithNames("DNS:sunderland.example.org")), Reception::kRefused);

  EXPECT_TRUE(service_->Logged("connection refused", kPatience));
  EXPECT_THAT(service_->log(), HasSubstr("it has 0 URIs"));
}

class RevocationListTest : public TlsServiceTest {
 protected:
  // Files that lack nothing but a list, or have this one.
  security::CredentialFiles FilesWithList(const std::string& list) {
    security::CredentialFiles files = root_.Files(root_.Issue(ServerSpec()));
    files.revocation_lists = list;
    return files;
  }

  // What the service says where it does not start.
  std::string RefusalToStart() {
    std::vector<std::string> words = {"serve", "--listen=127.0.0.1:0"};
    const std::vector<std::string> arguments = Arguments();
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto refused = RunProgram(kIngestProgram, words);
    EXPECT_THAT(refused, IsOk());
    if (!refused.ok()) return "";
    EXPECT_EQ(refused->exit_status, 1);
    return refused->errors;
  }
};

TEST_F(RevocationListTest, MissingOrStaleNothingStarts) {
  Publish(FilesWithList(""));
  EXPECT_THAT(RefusalToStart(), HasSubstr("crl.pem: No such file"));

  Publish(FilesWithList(
      root_.RevocationList(absl::Now() - absl::Hours(2), absl::Now() - absl::Hours(1))));
  EXPECT_THAT(RefusalToStart(), HasSubstr("is stale"));
}

TEST_F(RevocationListTest, MissingTheOneBeforeStaysInForce) {
  const IssuedCertificate revoked = root_.Issue({});
  root_.Revoke(revoked);
  Publish(FilesWithList(root_.RevocationList()));
  StartService();

  Publish(FilesWithList(""));

  ASSERT_TRUE(service_->Logged("credentials refused; those before stay in use", kPatience));
  EXPECT_EQ(ReceptionOf(revoked), Reception::kRefused);
  EXPECT_EQ(ReceptionOf(root_.Issue({})), Reception::kTaken);
}

TEST_F(RevocationListTest, GrownStaleNobodyGetsInUntilThereIsANewOne) {
  const IssuedCertificate caller = root_.Issue({});
  // Long enough to start, and to be taken once.
  Publish(FilesWithList(
      root_.RevocationList(absl::Now() - absl::Minutes(1), absl::Now() + absl::Seconds(20))));
  StartService();
  ASSERT_EQ(ReceptionOf(caller), Reception::kTaken);

  EXPECT_TRUE(service_->Logged("credentials have ended: callers are refused", kPatience));
  EXPECT_EQ(ReceptionOf(caller), Reception::kRefused);

  Publish(FilesWithList(root_.RevocationList(absl::Now())));
  EXPECT_TRUE(Eventually([&] { return ReceptionOf(caller) == Reception::kTaken; }));
}

}  // namespace
}  // namespace waymark
