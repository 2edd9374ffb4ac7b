#ifndef WAYMARK_TESTS_CONFORMANCE_TLS_TLS_SERVICE_H_
#define WAYMARK_TESTS_CONFORMANCE_TLS_TLS_SERVICE_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "common/security/credentials/tls_credentials.h"
#include "tests/conformance/tls/raw_client.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"
#include "tests/support/service_process.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_authority.h"

namespace waymark {

// The ingest service of this build with certificates of a test's own authority, and what calls it.
class TlsServiceTest : public testing::Test {
 protected:
  // Services and clients look each second; the rest is for a busy machine.
  static constexpr absl::Duration kPatience = absl::Seconds(60);

  // Where the service has its credentials.
  [[nodiscard]] std::filesystem::path tls_dir() const { return scratch_.path() / "tls"; }
  void Publish(const security::CredentialFiles& files) { PublishCredentials(tls_dir(), files); }

  [[nodiscard]] std::vector<std::string> Arguments() const {
    return {"--tls_dir=" + tls_dir().string(), std::string("--trust_domain=") + kTestTrustDomain,
            "--data_dir=" + (scratch_.path() / "data").string()};
  }

  // With the credentials published. The caller of `service_` is the operator.
  void StartService() {
    auto service = ServiceProcess::Start(kIngestProgram, 0, Arguments(), OperatorCredentials());
    ASSERT_THAT(service, IsOk());
    service_ = *std::move(service);
    ASSERT_THAT(service_->WaitUntilServing(), IsOk());
  }

  std::shared_ptr<grpc::ChannelCredentials> OperatorCredentials() {
    CertificateSpec spec;
    spec.alternative_names = "URI:spiffe://waymark.example/service/operator/operator";
    return CredentialsOf("operator", root_.Files(root_.Issue(spec)));
  }

  // A client's credentials, from a directory of its own.
  std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(const std::string& name,
                                                          const security::CredentialFiles& files) {
    PublishCredentials(scratch_.path() / name, files);
    const auto credentials = security::CommandCredentials(scratch_.path() / name);
    EXPECT_THAT(credentials, IsOk());
    return credentials.ok() ? *credentials : nullptr;
  }

  [[nodiscard]] Reception ReceptionOf(const IssuedCertificate& caller) const {
    return RawClient{.shown = caller}.Connect(service_->port()).reception;
  }

  // Whether `holds` comes true within kPatience.
  static bool Eventually(const std::function<bool()>& holds) {
    const absl::Time deadline = absl::Now() + kPatience;
    while (!holds()) {
      if (absl::Now() > deadline) return false;
      absl::SleepFor(absl::Milliseconds(50));
    }
    return true;
  }

  const TemporaryDirectory scratch_;
  TestAuthority root_;
  std::unique_ptr<ServiceProcess> service_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_TLS_TLS_SERVICE_H_
