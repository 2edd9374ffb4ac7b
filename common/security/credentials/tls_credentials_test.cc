#include "common/security/credentials/tls_credentials.h"

#include <string>

#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"
#include "common/rpc/client/channel.h"
#include "common/security/credentials/serving_credentials.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

// For a busy machine; a handshake takes milliseconds.
constexpr absl::Duration kHandshakePatience = absl::Seconds(20);

class TlsCredentialsTest : public testing::Test {
 protected:
  std::filesystem::path Write(const std::string& name, const CredentialFiles& files) {
    PublishCredentials(scratch_.path() / name, files);
    return scratch_.path() / name;
  }

  // Our client's way to a server that has `server`'s certificate, asked for as `host`.
  bool Trusts(const IssuedCertificate& server, const std::string& host = "localhost") {
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({server.key, server.certificate});
    CertificateSpec spec;
    const auto client = CommandCredentials(Write("client", root_.Files(root_.Issue(spec))));
    EXPECT_THAT(client, IsOk());
    return Connects(grpc::SslServerCredentials(options), *client, host);
  }

  static bool Connects(const std::shared_ptr<grpc::ServerCredentials>& server,
                       const std::shared_ptr<grpc::ChannelCredentials>& client,
                       const std::string& host) {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", server, &port);
    grpc::CallbackGenericService service;
    builder.RegisterCallbackGenericService(&service);
    const auto running = builder.BuildAndStart();
    EXPECT_NE(running, nullptr);
    const auto channel = *rpc::ServiceChannel(host + ":" + std::to_string(port), client);
    grpc_connectivity_state state = channel->GetState(true);
    const auto deadline = absl::ToChronoTime(absl::Now() + kHandshakePatience);
    while (state != GRPC_CHANNEL_READY && state != GRPC_CHANNEL_TRANSIENT_FAILURE) {
      if (!channel->WaitForStateChange(state, deadline)) break;
      state = channel->GetState(false);
    }
    return state == GRPC_CHANNEL_READY;
  }

  const TemporaryDirectory scratch_;
  const reference::ReferenceData reference_ = *reference::LoadFiles(reference::GoodFiles());
  TestAuthority root_;
};

TEST_F(TlsCredentialsTest, BothEndsKnowEachOther) {
  const auto serving =
      OpenServingCredentials({.directory = Write("server", root_.Files(root_.Issue(ServerSpec()))),
                              .trust_domain = kTestTrustDomain},
                             {Usage::kServer, Usage::kClient}, reference_);
  ASSERT_THAT(serving, IsOk());
  CertificateSpec town;
  town.alternative_names = "URI:spiffe://waymark.example/authority/town/reader";
  const auto known = CommandCredentials(Write("town", root_.Files(root_.Issue(town))));
  const auto unknown = CommandCredentials(Write("unknown", root_.Files(root_.Issue({}))));

  EXPECT_TRUE(Connects(serving->server, *known, "localhost"));
  EXPECT_TRUE(Connects(serving->server, *known, "127.0.0.1"));
  EXPECT_TRUE(Connects(serving->server, serving->channel, "localhost"));
  EXPECT_FALSE(Connects(serving->server, *unknown, "localhost")) << "no authority of that name";
}

TEST_F(TlsCredentialsTest, AClientConnectsToWhomItAskedForAlone) {
  CertificateSpec elsewhere = ServerSpec();
  elsewhere.alternative_names = "DNS:ingest.example.org";

  EXPECT_TRUE(Trusts(root_.Issue(ServerSpec())));
  EXPECT_FALSE(Trusts(root_.Issue(elsewhere)));
}

TEST_F(TlsCredentialsTest, AClientConnectsToNoServerItMayNotTrust) {
  TestAuthority other;
  CertificateSpec caller = ServerSpec();
  caller.extended_key_usage = "clientAuth";
  const IssuedCertificate revoked = root_.Issue(ServerSpec());
  root_.Revoke(revoked);

  EXPECT_FALSE(Trusts(other.Issue(ServerSpec())));
  EXPECT_FALSE(Trusts(root_.Issue(caller)));
  EXPECT_FALSE(Trusts(revoked));
}

TEST_F(TlsCredentialsTest, WithoutADirectoryThereAreNone) {
  const auto none = CommandCredentials("");

  ASSERT_THAT(none, IsOk());
  EXPECT_EQ(*none, nullptr);
}

}  // namespace
}  // namespace waymark::security
