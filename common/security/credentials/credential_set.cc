#include "common/security/credentials/credential_set.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "openssl/err.h"

#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

absl::Status InFile(const char* name, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(name, ": ", status.message()));
}

// OpenSSL says no more than "expired" where people want to know since when.
absl::Status CheckInForce(const X509& certificate, absl::Time now) {
  if (NotBefore(certificate) > now) {
    return absl::InvalidArgumentError(
        absl::StrCat("it is not in force before ", TimeText(NotBefore(certificate))));
  }
  if (NotAfter(certificate) < now) {
    return absl::InvalidArgumentError(
        absl::StrCat("it expired at ", TimeText(NotAfter(certificate))));
  }
  return absl::OkStatus();
}

absl::Status CheckOwnCertificate(X509& certificate, const Trust& trust,
                                 const std::vector<Usage>& usages, absl::Time now) {
  WAYMARK_RETURN_IF_ERROR(CheckInForce(certificate, now));
  for (const Usage usage : usages) {
    WAYMARK_RETURN_IF_ERROR(trust.Check(certificate, usage, now));
  }
  return absl::OkStatus();
}

absl::Status CheckKeyFits(X509& certificate, const std::string& key_pem) {
  WAYMARK_ASSIGN_OR_RETURN(const KeyPointer key, ReadPrivateKey(key_pem));
  const bool fits = X509_check_private_key(&certificate, key.get()) == 1;
  ERR_clear_error();
  if (fits) return absl::OkStatus();
  return absl::InvalidArgumentError("it is not the key of the certificate in tls.crt");
}

}  // namespace

absl::StatusOr<std::shared_ptr<const CredentialSet>> CheckCredentials(
    CredentialFiles files, const std::vector<Usage>& usages, absl::Time now) {
  auto trust = Trust::Read(files.authorities, files.revocation_lists, now);
  if (!trust.ok()) return InFile("ca.pem and crl.pem", trust.status());
  const auto chain = ReadCertificates(files.certificates);
  if (!chain.ok()) return InFile("tls.crt", chain.status());
  X509& own = *chain->front();
  if (const absl::Status good = CheckOwnCertificate(own, *trust, usages, now); !good.ok()) {
    return InFile("tls.crt", good);
  }
  if (const absl::Status fits = CheckKeyFits(own, files.key); !fits.ok()) {
    return InFile("tls.key", fits);
  }
  const Life authorities{trust->authorities_begin(), trust->authorities_end()};
  const Life lists{trust->lists_made(), trust->lists_due()};
  return std::make_shared<const CredentialSet>(
      CredentialSet{.files = std::move(files),
                    .trust = *std::move(trust),
                    .serial = SerialOf(own),
                    .certificate = {NotBefore(own), NotAfter(own)},
                    .authorities = authorities,
                    .revocation_lists = lists});
}

}  // namespace waymark::security
