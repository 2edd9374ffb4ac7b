#include "common/security/credentials/trust.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "openssl/err.h"
#include "openssl/x509_vfy.h"
#include "openssl/x509v3.h"

#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

using StoreContextPointer = std::unique_ptr<X509_STORE_CTX, OpensslFree<X509_STORE_CTX_free>>;

// 112 bits: RSA 2048 and SHA-2 in every link of a chain; no SHA-1.
constexpr int kSecurityLevel = 2;

absl::Status CheckAuthority(X509& authority, absl::Time now) {
  const std::string subject = SubjectOf(authority);
  if (X509_check_ca(&authority) != 1) {
    return absl::InvalidArgumentError(absl::StrCat(subject, " is no certificate authority"));
  }
  if (NotBefore(authority) > now) {
    return absl::InvalidArgumentError(
        absl::StrCat(subject, " is not in force before ", TimeText(NotBefore(authority))));
  }
  if (NotAfter(authority) < now) {
    return absl::InvalidArgumentError(
        absl::StrCat(subject, " expired at ", TimeText(NotAfter(authority))));
  }
  return absl::OkStatus();
}

bool IsRoot(X509& authority) { return (X509_get_extension_flags(&authority) & EXFLAG_SS) != 0; }

bool MadeBy(X509_CRL& list, X509& authority) {
  const bool made =
      X509_NAME_cmp(X509_CRL_get_issuer(&list), X509_get_subject_name(&authority)) == 0 &&
      X509_CRL_verify(&list, X509_get0_pubkey(&authority)) == 1;
  ERR_clear_error();
  return made;
}

// The list that `authority` made last. Earlier ones do not count, even where they are in force for
// longer: they know less of who is revoked.
absl::StatusOr<X509_CRL*> NewestList(X509& authority,
                                     const std::vector<RevocationListPointer>& lists,
                                     absl::Time now) {
  X509_CRL* newest = nullptr;
  for (const RevocationListPointer& list : lists) {
    if (!MadeBy(*list, authority) || ThisUpdate(*list) > now) continue;
    if (newest == nullptr || ThisUpdate(*list) > ThisUpdate(*newest)) newest = list.get();
  }
  if (newest == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("there is no revocation list of ", SubjectOf(authority)));
  }
  if (NextUpdate(*newest) < now) {
    return absl::InvalidArgumentError(absl::StrCat("the revocation list of ", SubjectOf(authority),
                                                   " is stale: its next was due ",
                                                   TimeText(NextUpdate(*newest))));
  }
  return newest;
}

bool IsSame(const X509& authority, const X509& other) {
  return X509_NAME_cmp(X509_get_subject_name(&authority), X509_get_subject_name(&other)) == 0 &&
         EVP_PKEY_eq(X509_get0_pubkey(&authority), X509_get0_pubkey(&other)) == 1;
}

// Lists need not have numbers.
bool HasLowerNumber(const X509_CRL& list, const X509_CRL& than) {
  const ListNumberPointer number = NumberOf(list);
  const ListNumberPointer other = NumberOf(than);
  return number != nullptr && other != nullptr && ASN1_INTEGER_cmp(number.get(), other.get()) < 0;
}

absl::Status CheckListFollows(const X509_CRL& list, const X509_CRL& before) {
  if (ThisUpdate(list) >= ThisUpdate(before) && !HasLowerNumber(list, before)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      absl::StrCat("the revocation list of ", IssuerOf(list), " of ", TimeText(ThisUpdate(list)),
                   " is older than the one in use, of ", TimeText(ThisUpdate(before)),
                   ", or has a lower number: it may not know who was revoked since"));
}

absl::Status CheckKnownIssuers(const std::vector<CertificatePointer>& authorities,
                               const std::vector<RevocationListPointer>& lists) {
  for (const RevocationListPointer& list : lists) {
    const bool known = std::any_of(
        authorities.begin(), authorities.end(),
        [&list](const CertificatePointer& authority) { return MadeBy(*list, *authority); });
    if (!known) {
      return absl::InvalidArgumentError(absl::StrCat("the revocation list of ", IssuerOf(*list),
                                                     " is signed by no authority given here"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Trust> Trust::Read(std::string_view authorities, std::string_view revocation_lists,
                                  absl::Time now) {
  WAYMARK_ASSIGN_OR_RETURN(const auto issuers, ReadCertificates(authorities));
  WAYMARK_ASSIGN_OR_RETURN(const auto lists, ReadRevocationLists(revocation_lists));
  Trust trust;
  trust.store_.reset(X509_STORE_new());
  WAYMARK_RETURN_IF_ERROR(trust.TakeAuthorities(issuers, now));
  WAYMARK_RETURN_IF_ERROR(trust.TakeLists(issuers, lists, now));
  return trust;
}

absl::Status Trust::TakeAuthorities(const std::vector<CertificatePointer>& authorities,
                                    absl::Time now) {
  bool has_root = false;
  for (const CertificatePointer& authority : authorities) {
    WAYMARK_RETURN_IF_ERROR(CheckAuthority(*authority, now));
    X509_STORE_add_cert(store_.get(), authority.get());
    has_root = has_root || IsRoot(*authority);
    if (NotAfter(*authority) >= authorities_end_) continue;
    authorities_begin_ = NotBefore(*authority);
    authorities_end_ = NotAfter(*authority);
  }
  if (has_root) return absl::OkStatus();
  return absl::InvalidArgumentError("no authority signed itself: the root is missing");
}

absl::Status Trust::TakeLists(const std::vector<CertificatePointer>& authorities,
                              const std::vector<RevocationListPointer>& lists, absl::Time now) {
  WAYMARK_RETURN_IF_ERROR(CheckKnownIssuers(authorities, lists));
  for (const CertificatePointer& authority : authorities) {
    WAYMARK_ASSIGN_OR_RETURN(X509_CRL * list, NewestList(*authority, lists, now));
    X509_STORE_add_crl(store_.get(), list);
    issuers_.push_back({authority.get(), list});
    if (NextUpdate(*list) >= lists_due_) continue;
    lists_made_ = ThisUpdate(*list);
    lists_due_ = NextUpdate(*list);
  }
  return absl::OkStatus();
}

absl::Status Trust::CheckFollows(const Trust& before) const {
  for (const Issuer& issuer : issuers_) {
    for (const Issuer& earlier : before.issuers_) {
      if (!IsSame(*issuer.authority, *earlier.authority)) continue;
      WAYMARK_RETURN_IF_ERROR(CheckListFollows(*issuer.list, *earlier.list));
    }
  }
  return absl::OkStatus();
}

absl::Status Trust::Check(X509& certificate, Usage usage, absl::Time now) const {
  const StoreContextPointer context(X509_STORE_CTX_new());
  if (X509_STORE_CTX_init(context.get(), store_.get(), &certificate, nullptr) != 1) {
    ERR_clear_error();
    return absl::InternalError("OpenSSL cannot begin to verify");
  }
  X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
  X509_VERIFY_PARAM_set_purpose(
      rules, usage == Usage::kClient ? X509_PURPOSE_SSL_CLIENT : X509_PURPOSE_SSL_SERVER);
  X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
  X509_VERIFY_PARAM_set_time(rules, absl::ToTimeT(now));
  const bool good = X509_verify_cert(context.get()) == 1;
  const int error = X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  if (!good) return absl::InvalidArgumentError(X509_verify_cert_error_string(error));
  return CheckEndCertificate(certificate, usage);
}

}  // namespace waymark::security
