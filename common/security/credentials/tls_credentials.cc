#include "common/security/credentials/tls_credentials.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpc/grpc_security_constants.h"
#include "grpcpp/security/tls_certificate_verifier.h"
#include "grpcpp/security/tls_credentials_options.h"

#include "common/security/credentials/server_name.h"
#include "common/security/credentials/x509.h"
#include "common/status/status_macros.h"
#include "common/telemetry/line_limiter.h"
#include "common/telemetry/log.h"

namespace waymark::security {
namespace {

using grpc::experimental::ExternalCertificateVerifier;
using grpc::experimental::TlsCustomVerificationCheckRequest;

std::string_view View(const grpc::string_ref& text) { return {text.data(), text.size()}; }

// After gRPC's own check of the chain, in full handshakes and resumed ones alike. Both verifiers
// answer at once: nothing in them waits.
class PeerVerifier : public ExternalCertificateVerifier {
 public:
  explicit PeerVerifier(std::string_view refusal) : refusal_(refusal) {}

  bool Verify(TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
              grpc::Status* result) override {
    const absl::Status checked = Check(*request);
    if (!checked.ok()) {
      const auto held_back = lines_.Pass(refusal_, absl::Now());
      if (held_back.has_value()) {
        log::Warning(refusal_,
                     {{"cause", std::string(checked.message())}, {"unsaid_before", *held_back}});
      }
      *result = grpc::Status(grpc::StatusCode::UNAUTHENTICATED, std::string(checked.message()));
    }
    return true;
  }

  void Cancel(TlsCustomVerificationCheckRequest*) override {}

 protected:
  virtual absl::Status Check(const TlsCustomVerificationCheckRequest& request) = 0;

 private:
  const std::string_view refusal_;
  // A peer may try again and again.
  log::LineLimiter lines_;
};

class CallerVerifier final : public PeerVerifier {
 public:
  explicit CallerVerifier(std::shared_ptr<const CallerIdentification> callers)
      : PeerVerifier("connection refused"), callers_(std::move(callers)) {}

 private:
  absl::Status Check(const TlsCustomVerificationCheckRequest& request) override {
    return callers_->IdentityOf(View(request.peer_cert()), absl::Now()).status();
  }

  const std::shared_ptr<const CallerIdentification> callers_;
};

class ServerVerifier final : public PeerVerifier {
 public:
  explicit ServerVerifier(std::shared_ptr<const CredentialDirectory> credentials)
      : PeerVerifier("server not trusted"), credentials_(std::move(credentials)) {}

 private:
  absl::Status Check(const TlsCustomVerificationCheckRequest& request) override {
    absl::Status checked = CheckServer(request);
    if (checked.ok()) return checked;
    return absl::Status(checked.code(),
                        absl::StrCat("the server's certificate: ", checked.message()));
  }

  absl::Status CheckServer(const TlsCustomVerificationCheckRequest& request) const {
    WAYMARK_ASSIGN_OR_RETURN(const auto certificates, ReadCertificates(View(request.peer_cert())));
    X509& certificate = *certificates.front();
    WAYMARK_RETURN_IF_ERROR(
        credentials_->current()->trust.Check(certificate, Usage::kServer, absl::Now()));
    return CheckServerName(certificate, std::string(View(request.target_name())));
  }

  const std::shared_ptr<const CredentialDirectory> credentials_;
};

}  // namespace

std::shared_ptr<grpc::ServerCredentials> TlsServerCredentials(
    const std::shared_ptr<const CredentialDirectory>& credentials,
    std::shared_ptr<const CallerIdentification> callers) {
  grpc::experimental::TlsServerCredentialsOptions options(credentials->provider());
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.set_certificate_verifier(
      ExternalCertificateVerifier::Create<CallerVerifier>(std::move(callers)));
  return grpc::experimental::TlsServerCredentials(options);
}

std::shared_ptr<grpc::ChannelCredentials> TlsChannelCredentials(
    std::shared_ptr<const CredentialDirectory> credentials) {
  grpc::experimental::TlsChannelCredentialsOptions options;
  options.set_certificate_provider(credentials->provider());
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  // The verifier checks the name; a call cannot ask for another one than its channel's.
  options.set_check_call_host(false);
  options.set_certificate_verifier(
      ExternalCertificateVerifier::Create<ServerVerifier>(std::move(credentials)));
  return grpc::experimental::TlsCredentials(options);
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> CommandCredentials(
    const std::filesystem::path& directory) {
  if (directory.empty()) return std::shared_ptr<grpc::ChannelCredentials>();
  WAYMARK_ASSIGN_OR_RETURN(auto credentials, CredentialDirectory::Open(directory, {Usage::kClient},
                                                                       Notices::kOnlyWarnings));
  return TlsChannelCredentials(std::move(credentials));
}

}  // namespace waymark::security
