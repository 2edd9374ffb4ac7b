#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_TRUST_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_TRUST_H_

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "openssl/x509.h"

#include "common/security/credentials/certificate_rules.h"
#include "common/security/credentials/x509.h"

namespace waymark::security {

// Certificate authorities and what they have revoked. Immutable, so any thread may ask.
//
// Every authority that issues, an intermediate one too, is among them with its revocation list: a
// chain is built from these alone, never from what a peer sends along, and not one link of it goes
// unchecked for revocation. (A resumed TLS session would not send its chain again either.)
class Trust {
 public:
  // `authorities` and `revocation_lists` are PEM texts. INVALID_ARGUMENT, saying what is wrong: a
  // certificate that is no authority's or is not in force, none that is a root, an authority
  // without a list of its own that is in force, a list of nobody here.
  static absl::StatusOr<Trust> Read(std::string_view authorities, std::string_view revocation_lists,
                                    absl::Time now);

  // OK where one of the authorities issued `certificate` for `usage`, and at `now` it is in force
  // and neither revoked nor beneath anything that is, by lists that are in force themselves; and
  // the certificate is as CheckEndCertificate asks. INVALID_ARGUMENT, saying why, else.
  [[nodiscard]] absl::Status Check(X509& certificate, Usage usage, absl::Time now) const;

  // OK unless an authority that both have has here a list that was made before the one in `before`,
  // or has a lower number: it knows less of who is revoked. INVALID_ARGUMENT, saying so, then.
  [[nodiscard]] absl::Status CheckFollows(const Trust& before) const;

  // When the first authority ends, and when the first list is due to be replaced.
  [[nodiscard]] absl::Time authorities_end() const { return authorities_end_; }
  [[nodiscard]] absl::Time lists_due() const { return lists_due_; }
  // When that authority and that list began.
  [[nodiscard]] absl::Time authorities_begin() const { return authorities_begin_; }
  [[nodiscard]] absl::Time lists_made() const { return lists_made_; }

 private:
  // An authority and the list that it made last; both are the store's.
  struct Issuer {
    X509* authority;
    X509_CRL* list;
  };
  using StorePointer = std::unique_ptr<X509_STORE, OpensslFree<X509_STORE_free>>;

  Trust() = default;
  absl::Status TakeAuthorities(const std::vector<CertificatePointer>& authorities, absl::Time now);
  absl::Status TakeLists(const std::vector<CertificatePointer>& authorities,
                         const std::vector<RevocationListPointer>& lists, absl::Time now);

  StorePointer store_;
  std::vector<Issuer> issuers_;
  absl::Time authorities_begin_;
  absl::Time authorities_end_ = absl::InfiniteFuture();
  absl::Time lists_made_;
  absl::Time lists_due_ = absl::InfiniteFuture();
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_TRUST_H_
