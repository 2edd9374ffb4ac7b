#include "common/security/credentials/serving_credentials.h"

#include <utility>

#include "common/security/credentials/tls_credentials.h"
#include "common/security/identity/caller_uri.h"
#include "common/status/status_macros.h"

namespace waymark::security {

absl::StatusOr<ServingCredentials> OpenServingCredentials(
    const TlsOptions& options, std::vector<Usage> usages,
    const reference::ReferenceData& reference) {
  ServingCredentials credentials;
  if (options.directory.empty()) return credentials;
  WAYMARK_RETURN_IF_ERROR(CheckTrustDomain(options.trust_domain));
  WAYMARK_ASSIGN_OR_RETURN(
      credentials.directory,
      CredentialDirectory::Open(options.directory, std::move(usages), Notices::kLogged));
  credentials.callers = std::make_shared<const CallerIdentification>(
      credentials.directory, options.trust_domain, reference);
  credentials.server = TlsServerCredentials(credentials.directory, credentials.callers);
  credentials.channel = TlsChannelCredentials(credentials.directory);
  return credentials;
}

}  // namespace waymark::security
