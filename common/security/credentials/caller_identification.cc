#include "common/security/credentials/caller_identification.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpc/grpc_security_constants.h"

#include "common/security/credentials/x509.h"
#include "common/security/identity/caller_uri.h"
#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

// A few megabytes. Callers have one certificate each, and there are some hundreds of callers.
constexpr std::size_t kMaxKnownCallers = 4096;

absl::StatusOr<std::string> OnlyUriOf(const X509& certificate) {
  std::vector<std::string> uris = UrisOf(certificate);
  if (uris.size() == 1) return std::move(uris.front());
  return absl::InvalidArgumentError(
      absl::StrCat("it has ", uris.size(), " URIs among its alternative names, and needs one"));
}

// The text of the connection's certificate; empty where it has none.
std::string_view CertificateOf(const grpc::AuthContext& context) {
  const auto certificates = context.FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME);
  if (!context.IsPeerAuthenticated() || certificates.size() != 1) return {};
  return {certificates.front().data(), certificates.front().size()};
}

}  // namespace

CallerIdentification::CallerIdentification(std::shared_ptr<const CredentialDirectory> credentials,
                                           std::string trust_domain,
                                           const reference::ReferenceData& reference)
    : credentials_(std::move(credentials)),
      trust_domain_(std::move(trust_domain)),
      reference_(reference) {}

absl::StatusOr<Identity> CallerIdentification::IdentityOf(const grpc::AuthContext& context) const {
  const std::string_view pem = CertificateOf(context);
  if (pem.empty()) return absl::UnauthenticatedError("the caller has shown no certificate");
  return IdentityOf(pem, absl::Now());
}

absl::StatusOr<Identity> CallerIdentification::IdentityOf(std::string_view certificate_pem,
                                                          absl::Time now) const {
  const auto credentials = credentials_->current();
  {
    const absl::ReaderMutexLock lock(&mutex_);
    const auto known = known_.find(certificate_pem);
    if (verified_by_ == credentials && known != known_.end() && now <= known->second.good_until) {
      return known->second.identity;
    }
  }
  const absl::StatusOr<Known> identified = Identify(certificate_pem, *credentials, now);
  if (!identified.ok()) {
    return absl::UnauthenticatedError(
        absl::StrCat("the caller's certificate: ", identified.status().message()));
  }
  Remember(certificate_pem, *identified, credentials);
  return identified->identity;
}

absl::StatusOr<CallerIdentification::Known> CallerIdentification::Identify(
    std::string_view certificate_pem, const CredentialSet& credentials, absl::Time now) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto certificates, ReadCertificates(certificate_pem));
  X509& certificate = *certificates.front();
  WAYMARK_RETURN_IF_ERROR(credentials.trust.Check(certificate, Usage::kClient, now));
  WAYMARK_ASSIGN_OR_RETURN(const std::string uri, OnlyUriOf(certificate));
  WAYMARK_ASSIGN_OR_RETURN(Identity identity, ReadCallerUri(uri, trust_domain_, reference_));
  identity.serial = SerialOf(certificate);
  // From then on it is verified anew, which tells whether it was this chain that ended.
  const absl::Time good_until = std::min(
      {NotAfter(certificate), credentials.authorities.ends, credentials.revocation_lists.ends});
  return Known{std::move(identity), good_until};
}

void CallerIdentification::Remember(std::string_view certificate_pem, const Known& known,
                                    const std::shared_ptr<const CredentialSet>& credentials) const {
  const absl::MutexLock lock(&mutex_);
  if (verified_by_ != credentials || known_.size() >= kMaxKnownCallers) known_.clear();
  verified_by_ = credentials;
  known_.insert_or_assign(std::string(certificate_pem), known);
}

Identity ShownIdentity(const grpc::AuthContext& context) {
  Identity shown;
  const auto certificates = ReadCertificates(CertificateOf(context));
  if (!certificates.ok()) return shown;
  shown.serial = SerialOf(*certificates->front());
  const auto uri = OnlyUriOf(*certificates->front());
  if (uri.ok() && IsCallerUriText(*uri)) shown.uri = *uri;
  return shown;
}

}  // namespace waymark::security
