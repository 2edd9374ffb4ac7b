#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_TLS_CREDENTIALS_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_TLS_CREDENTIALS_H_

#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"

#include "common/security/credentials/caller_identification.h"
#include "common/security/credentials/credential_directory.h"

namespace waymark::security {

// TLS 1.2 or 1.3, with a certificate at both ends. New connections use the credentials of the
// directory as they are then. Both keep alive what they rest on.

// Lets in whom `callers` can tell, by the rules for each call; everybody else is cut off in the
// handshake. Who is cut off with a certificate of one of our authorities is logged.
std::shared_ptr<grpc::ServerCredentials> TlsServerCredentials(
    const std::shared_ptr<const CredentialDirectory>& credentials,
    std::shared_ptr<const CallerIdentification> callers);

// Connects only to a server whose certificate is of the host asked for, was issued for servers by
// one of our authorities, and is not revoked.
std::shared_ptr<grpc::ChannelCredentials> TlsChannelCredentials(
    std::shared_ptr<const CredentialDirectory> credentials);

// What a command connects with: null, which is to connect without certificates, where `directory`
// is empty. Errors as CredentialDirectory::Open.
absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> CommandCredentials(
    const std::filesystem::path& directory);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_TLS_CREDENTIALS_H_
