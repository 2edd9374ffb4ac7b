#ifndef WAYMARK_TESTS_CONFORMANCE_TLS_RAW_CLIENT_H_
#define WAYMARK_TESTS_CONFORMANCE_TLS_RAW_CLIENT_H_

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "openssl/ssl.h"

#include "common/security/credentials/x509.h"
#include "tests/support/test_authority.h"

namespace waymark {

// How a server receives a connection.
enum class Reception {
  kTaken,    // It speaks HTTP/2 to us: a call could begin.
  kRefused,  // It ends the connection before that.
  kSilent,   // Neither within half a minute.
};

std::ostream& operator<<(std::ostream& out, Reception reception);

using SessionPointer = std::unique_ptr<SSL_SESSION, security::OpensslFree<SSL_SESSION_free>>;

// A client that shows whatever it is given, and looks at nothing of the server: the libraries that
// callers use would refuse to send most of what a test wants to see refused.
struct RawClient {
  std::optional<IssuedCertificate> shown = std::nullopt;
  int newest_version = TLS1_3_VERSION;
  bool plain_text = false;
  SSL_SESSION* resumed = nullptr;  // A session to go on with.

  struct Result {
    Reception reception = Reception::kSilent;
    bool resumed = false;
    SessionPointer session;     // To go on with; null where there is none.
    std::string server_serial;  // Of the certificate the server showed.
  };

  // Connects to loopback.
  [[nodiscard]] Result Connect(int port) const;
};

// The serial number of a certificate's PEM text.
std::string SerialIn(const std::string& certificate);

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_TLS_RAW_CLIENT_H_
