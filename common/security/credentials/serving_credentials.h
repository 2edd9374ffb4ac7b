#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVING_CREDENTIALS_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVING_CREDENTIALS_H_

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"

#include "common/reference/reference_data.h"
#include "common/security/credentials/caller_identification.h"
#include "common/security/credentials/certificate_rules.h"
#include "common/security/credentials/credential_directory.h"

namespace waymark::security {

// What a service is told of its credentials.
struct TlsOptions {
  std::filesystem::path directory;  // Empty: no certificates.
  std::string trust_domain;         // As CheckTrustDomain asks.
};

// What a service serves and connects with: all null where it has no certificates.
struct ServingCredentials {
  std::shared_ptr<const CredentialDirectory> directory;
  // Who a call comes from.
  std::shared_ptr<const CallerIdentification> callers;
  std::shared_ptr<grpc::ServerCredentials> server;
  // For a service that calls another; its certificate then needs both usages.
  std::shared_ptr<grpc::ChannelCredentials> channel;
};

// `usages` are what the service's certificate is for. `reference` outlives what is returned. Errors
// as CredentialDirectory::Open; INVALID_ARGUMENT for a trust domain that is none.
absl::StatusOr<ServingCredentials> OpenServingCredentials(
    const TlsOptions& options, std::vector<Usage> usages,
    const reference::ReferenceData& reference);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVING_CREDENTIALS_H_
