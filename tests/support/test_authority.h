#ifndef WAYMARK_TESTS_SUPPORT_TEST_AUTHORITY_H_
#define WAYMARK_TESTS_SUPPORT_TEST_AUTHORITY_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "openssl/evp.h"

#include "common/security/credentials/credential_files.h"
#include "common/security/credentials/x509.h"

namespace waymark {

inline constexpr char kTestTrustDomain[] = "waymark.example";
inline constexpr char kTestSubmitterUri[] =
    "spiffe://waymark.example/authority/sunderland/submitter";

// A certificate to be issued. As it is, it is one that our services accept of a caller; a test
// changes what it is about.
struct CertificateSpec {
  std::string name = "caller";
  std::string basic_constraints = "critical,CA:FALSE";  // None of an extension: empty.
  std::string key_usage = "critical,digitalSignature";
  std::string extended_key_usage = "clientAuth";
  std::string alternative_names = std::string("URI:") + kTestSubmitterUri;
  std::string unknown_extension = {};
  absl::Time begins = absl::Now() - absl::Hours(1);
  absl::Time ends = absl::Now() + absl::Hours(24);
  int rsa_bits = 0;  // 0: a P-256 key.
  const EVP_MD* digest = EVP_sha256();
};

// One that both services accept of each other, and callers of them.
CertificateSpec ServerSpec();

struct IssuedCertificate {
  std::string certificate;  // PEM.
  std::string key;          // PEM.
};

// A certificate authority of a test's own. Not thread-safe.
class TestAuthority {
 public:
  // A root.
  explicit TestAuthority(const std::string& name = "test authority");
  // One that `issuer` issued to, by an ordinary spec for authorities or another.
  TestAuthority(TestAuthority& issuer, const CertificateSpec& spec);

  static CertificateSpec RootSpec(const std::string& name);

  IssuedCertificate Issue(const CertificateSpec& spec);
  // Stands on every list from now on.
  void Revoke(const IssuedCertificate& issued);
  // With a number where one is given.
  [[nodiscard]] std::string RevocationList(absl::Time made = absl::Now() - absl::Hours(1),
                                           absl::Time next = absl::Now() + absl::Hours(24),
                                           std::optional<std::int64_t> number = {}) const;

  // What nobody issued: it signed itself.
  static IssuedCertificate SelfSigned(const CertificateSpec& spec);

  [[nodiscard]] const std::string& pem() const { return pem_; }

  // A whole set: this authority's certificate and list, and what it has issued.
  [[nodiscard]] security::CredentialFiles Files(const IssuedCertificate& own) const;

 private:
  std::string pem_;
  security::CertificatePointer certificate_;
  security::KeyPointer key_;
  std::vector<std::string> revoked_;  // Certificates, as PEM.
};

// The certificate with its signature changed.
std::string Tampered(const std::string& certificate);

// Makes `directory` lead to a folder beside it with these files, as a whole, from one moment to the
// next; a file whose text is empty is left out. Only the owner may read them.
void PublishCredentials(const std::filesystem::path& directory,
                        const security::CredentialFiles& files);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_TEST_AUTHORITY_H_
