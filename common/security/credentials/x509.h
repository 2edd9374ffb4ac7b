#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_X509_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_X509_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "openssl/evp.h"
#include "openssl/x509.h"

// What we ask of OpenSSL, in our own types: owning pointers, texts and times.
namespace waymark::security {

template <auto kFree>
struct OpensslFree {
  template <typename T>
  void operator()(T* object) const {
    kFree(object);
  }
};

using CertificatePointer = std::unique_ptr<X509, OpensslFree<X509_free>>;
using RevocationListPointer = std::unique_ptr<X509_CRL, OpensslFree<X509_CRL_free>>;
using ListNumberPointer = std::unique_ptr<ASN1_INTEGER, OpensslFree<ASN1_INTEGER_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, OpensslFree<EVP_PKEY_free>>;

// Each reads all of its kind that a PEM text has, and at least one. INVALID_ARGUMENT where there is
// none or one cannot be read. A key that wants a passphrase cannot: nobody is there to be asked.
absl::StatusOr<std::vector<CertificatePointer>> ReadCertificates(std::string_view pem);
absl::StatusOr<std::vector<RevocationListPointer>> ReadRevocationLists(std::string_view pem);
absl::StatusOr<KeyPointer> ReadPrivateKey(std::string_view pem);

// The life of a certificate, both ends included.
absl::Time NotBefore(const X509& certificate);
absl::Time NotAfter(const X509& certificate);
// When a revocation list was made, and when the next is due; the latter InfinitePast where it does
// not say.
absl::Time ThisUpdate(const X509_CRL& list);
absl::Time NextUpdate(const X509_CRL& list);
// The number of a revocation list, which rises with each; null where it has none.
ListNumberPointer NumberOf(const X509_CRL& list);

// "CN = Waymark trial authority": for people.
std::string SubjectOf(const X509& certificate);
std::string IssuerOf(const X509_CRL& list);
// In lower-case hexadecimal, without leading zeros.
std::string SerialOf(const X509& certificate);
// Every URI among the alternative names, as it stands there.
std::vector<std::string> UrisOf(const X509& certificate);

// "2026-12-05T21:50:40Z": for people.
std::string TimeText(absl::Time time);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_X509_H_
