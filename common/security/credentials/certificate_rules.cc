#include "common/security/credentials/certificate_rules.h"

#include "openssl/evp.h"
#include "openssl/x509v3.h"

#include "common/security/credentials/x509.h"
#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

constexpr int kLeastRsaBits = 2048;
// Of P-256 and Ed25519.
constexpr int kLeastCurveSecurityBits = 128;

absl::Status CheckExtendedUsage(X509& certificate, Usage usage) {
  const bool says = (X509_get_extension_flags(&certificate) & EXFLAG_XKUSAGE) != 0;
  const std::uint32_t uses = says ? X509_get_extended_key_usage(&certificate) : 0;
  if (usage == Usage::kClient && (uses & XKU_SSL_CLIENT) == 0) {
    return absl::InvalidArgumentError("its extended key usage has no clientAuth");
  }
  if (usage == Usage::kServer && (uses & XKU_SSL_SERVER) == 0) {
    return absl::InvalidArgumentError("its extended key usage has no serverAuth");
  }
  return absl::OkStatus();
}

absl::Status CheckUsage(X509& certificate) {
  const bool says = (X509_get_extension_flags(&certificate) & EXFLAG_KUSAGE) != 0;
  const std::uint32_t uses = says ? X509_get_key_usage(&certificate) : 0;
  if ((uses & KU_DIGITAL_SIGNATURE) == 0) {
    return absl::InvalidArgumentError("its key usage has no digitalSignature");
  }
  if ((uses & (KU_KEY_CERT_SIGN | KU_CRL_SIGN)) != 0) {
    return absl::InvalidArgumentError("its key usage is that of an authority");
  }
  return absl::OkStatus();
}

absl::Status CheckKey(X509& certificate) {
  const EVP_PKEY* key = X509_get0_pubkey(&certificate);
  if (key == nullptr) return absl::InvalidArgumentError("its key cannot be read");
  const int kind = EVP_PKEY_get_base_id(key);
  const bool is_rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
  const bool strong =
      is_rsa ? EVP_PKEY_get_bits(key) >= kLeastRsaBits
             : (kind == EVP_PKEY_EC || kind == EVP_PKEY_ED25519 || kind == EVP_PKEY_ED448) &&
                   EVP_PKEY_get_security_bits(key) >= kLeastCurveSecurityBits;
  if (strong) return absl::OkStatus();
  return absl::InvalidArgumentError("its key is weaker than RSA 2048 or P-256");
}

}  // namespace

absl::Status CheckEndCertificate(X509& certificate, Usage usage) {
  const std::uint32_t flags = X509_get_extension_flags(&certificate);
  if ((flags & EXFLAG_INVALID) != 0) {
    return absl::InvalidArgumentError("its extensions cannot be read");
  }
  if ((flags & EXFLAG_CRITICAL) != 0) {
    return absl::InvalidArgumentError("it has a critical extension that is not known here");
  }
  if ((flags & EXFLAG_CA) != 0) {
    return absl::InvalidArgumentError("it is an authority's (CA:TRUE)");
  }
  WAYMARK_RETURN_IF_ERROR(CheckExtendedUsage(certificate, usage));
  WAYMARK_RETURN_IF_ERROR(CheckUsage(certificate));
  WAYMARK_RETURN_IF_ERROR(CheckKey(certificate));
  if (NotAfter(certificate) - NotBefore(certificate) > kLongestCertificateLife) {
    return absl::InvalidArgumentError("its life is longer than 398 days");
  }
  return absl::OkStatus();
}

}  // namespace waymark::security
