#include "common/security/credentials/x509.h"

#include <ctime>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "openssl/bio.h"
#include "openssl/bn.h"
#include "openssl/err.h"
#include "openssl/pem.h"
#include "openssl/x509v3.h"

namespace waymark::security {
namespace {

using BioPointer = std::unique_ptr<BIO, OpensslFree<BIO_free_all>>;
using NumberPointer = std::unique_ptr<BIGNUM, OpensslFree<BN_free>>;
using NamesPointer = std::unique_ptr<GENERAL_NAMES, OpensslFree<GENERAL_NAMES_free>>;

BioPointer Over(std::string_view text) {
  return BioPointer(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// OpenSSL would ask for a passphrase at the terminal.
int NoPassphrase(char*, int, int, void*) { return -1; }

bool StoppedAtEnd() {
  const auto error = ERR_peek_last_error();
  return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

template <typename Pointer, typename Read>
absl::StatusOr<std::vector<Pointer>> ReadAll(std::string_view pem, Read read,
                                             std::string_view what) {
  const BioPointer bio = Over(pem);
  std::vector<Pointer> all;
  ERR_clear_error();
  while (Pointer next{read(bio.get(), nullptr, NoPassphrase, nullptr)}) {
    all.push_back(std::move(next));
  }
  const bool whole = StoppedAtEnd();
  ERR_clear_error();
  if (!whole) {
    return absl::InvalidArgumentError(
        absl::StrCat(std::string(what), " number ", all.size() + 1, " cannot be read"));
  }
  if (all.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("there is no ", std::string(what)));
  }
  return all;
}

absl::Time TimeOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return absl::InfinitePast();
  return absl::FromTM(parts, absl::UTCTimeZone());
}

std::string TextOf(const X509_NAME* name) {
  const BioPointer bio(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

absl::StatusOr<std::vector<CertificatePointer>> ReadCertificates(std::string_view pem) {
  return ReadAll<CertificatePointer>(pem, PEM_read_bio_X509, "certificate");
}

absl::StatusOr<std::vector<RevocationListPointer>> ReadRevocationLists(std::string_view pem) {
  return ReadAll<RevocationListPointer>(pem, PEM_read_bio_X509_CRL, "revocation list");
}

absl::StatusOr<KeyPointer> ReadPrivateKey(std::string_view pem) {
  const BioPointer bio = Over(pem);
  KeyPointer key(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassphrase, nullptr));
  ERR_clear_error();
  if (key != nullptr) return key;
  return absl::InvalidArgumentError(
      "there is no private key that can be read without a passphrase");
}

absl::Time NotBefore(const X509& certificate) { return TimeOf(X509_get0_notBefore(&certificate)); }
absl::Time NotAfter(const X509& certificate) { return TimeOf(X509_get0_notAfter(&certificate)); }
absl::Time ThisUpdate(const X509_CRL& list) { return TimeOf(X509_CRL_get0_lastUpdate(&list)); }
absl::Time NextUpdate(const X509_CRL& list) { return TimeOf(X509_CRL_get0_nextUpdate(&list)); }

ListNumberPointer NumberOf(const X509_CRL& list) {
  return ListNumberPointer(
      static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(&list, NID_crl_number, nullptr, nullptr)));
}

std::string SubjectOf(const X509& certificate) {
  return TextOf(X509_get_subject_name(&certificate));
}

std::string IssuerOf(const X509_CRL& list) { return TextOf(X509_CRL_get_issuer(&list)); }

std::string SerialOf(const X509& certificate) {
  const NumberPointer number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(&certificate), nullptr));
  if (number == nullptr) return "";
  char* digits = BN_bn2hex(number.get());
  std::string text = absl::AsciiStrToLower(digits);
  OPENSSL_free(digits);
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

std::vector<std::string> UrisOf(const X509& certificate) {
  std::vector<std::string> uris;
  const NamesPointer names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_URI) continue;
    const ASN1_IA5STRING* uri = name->d.uniformResourceIdentifier;
    uris.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                      static_cast<std::size_t>(ASN1_STRING_length(uri)));
  }
  return uris;
}

std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

}  // namespace waymark::security
