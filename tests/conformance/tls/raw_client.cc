#include "tests/conformance/tls/raw_client.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "absl/cleanup/cleanup.h"
#include "gtest/gtest.h"
#include "openssl/err.h"

namespace waymark {
namespace {

using ContextPointer = std::unique_ptr<SSL_CTX, security::OpensslFree<SSL_CTX_free>>;
using ConnectionPointer = std::unique_ptr<SSL, security::OpensslFree<SSL_free>>;

constexpr int kPatienceSeconds = 30;
// The connection preface and an empty SETTINGS frame.
constexpr std::string_view kHello("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", 33);
constexpr std::size_t kFrameHeaderBytes = 9;
constexpr std::size_t kTypeOffset = 3;
constexpr char kSettings = 4;

int ConnectTo(int port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience = {kPatienceSeconds, 0};
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<in_port_t>(port));
  EXPECT_EQ(connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  return descriptor;
}

// `read` as recv: what came, 0 at the end, less on an error.
template <typename Read>
Reception ReceptionBy(Read read) {
  std::array<char, kFrameHeaderBytes> header{};
  std::size_t have = 0;
  while (have < header.size()) {
    errno = 0;
    const auto got = read(header.data() + have, header.size() - have);
    if (got <= 0) {
      return errno == EAGAIN || errno == EWOULDBLOCK ? Reception::kSilent : Reception::kRefused;
    }
    have += static_cast<std::size_t>(got);
  }
  return header[kTypeOffset] == kSettings ? Reception::kTaken : Reception::kRefused;
}

Reception SpeakPlainly(int descriptor) {
  send(descriptor, kHello.data(), kHello.size(), MSG_NOSIGNAL);
  return ReceptionBy(
      [descriptor](char* into, std::size_t size) { return recv(descriptor, into, size, 0); });
}

ContextPointer NewContext(const RawClient& client) {
  ContextPointer context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), client.newest_version);
  constexpr std::array<unsigned char, 3> kProtocol = {2, 'h', '2'};
  SSL_CTX_set_alpn_protos(context.get(), kProtocol.data(), kProtocol.size());
  if (!client.shown.has_value()) return context;
  const auto certificates = security::ReadCertificates(client.shown->certificate);
  const auto key = security::ReadPrivateKey(client.shown->key);
  EXPECT_EQ(SSL_CTX_use_certificate(context.get(), certificates->front().get()), 1);
  EXPECT_EQ(SSL_CTX_use_PrivateKey(context.get(), key->get()), 1);
  return context;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Reception reception) {
  return out << (reception == Reception::kTaken     ? "taken"
                 : reception == Reception::kRefused ? "refused"
                                                    : "silent");
}

RawClient::Result RawClient::Connect(int port) const {
  // OpenSSL writes to a connection that may be closed.
  static const auto kIgnored = std::signal(SIGPIPE, SIG_IGN);
  (void)kIgnored;
  Result result;
  const int descriptor = ConnectTo(port);
  const absl::Cleanup closer = [descriptor] { close(descriptor); };
  if (plain_text) {
    result.reception = SpeakPlainly(descriptor);
    return result;
  }
  const ContextPointer context = NewContext(*this);
  const ConnectionPointer connection(SSL_new(context.get()));
  SSL_set_fd(connection.get(), descriptor);
  if (resumed != nullptr) SSL_set_session(connection.get(), resumed);
  ERR_clear_error();
  if (SSL_connect(connection.get()) != 1) {
    result.reception = Reception::kRefused;
    return result;
  }
  SSL_write(connection.get(), kHello.data(), static_cast<int>(kHello.size()));
  result.reception = ReceptionBy([&connection](char* into, std::size_t size) {
    return SSL_read(connection.get(), into, static_cast<int>(size));
  });
  result.resumed = SSL_session_reused(connection.get()) == 1;
  result.session.reset(SSL_get1_session(connection.get()));
  if (X509* server = SSL_get0_peer_certificate(connection.get()); server != nullptr) {
    result.server_serial = security::SerialOf(*server);
  }
  SSL_shutdown(connection.get());
  return result;
}

std::string SerialIn(const std::string& certificate) {
  return security::SerialOf(*security::ReadCertificates(certificate)->front());
}

}  // namespace waymark
