#include "common/security/credentials/server_name.h"

#include <string>

#include "gtest/gtest.h"

#include "common/security/credentials/x509.h"
#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

TEST(CheckServerName, GoesByTheAlternativeNamesAlone) {
  TestAuthority root;
  CertificateSpec spec = ServerSpec();
  spec.name = "subject.example.org";
  spec.alternative_names =
      "DNS:ingest.example.org,DNS:*.pod.example.org,DNS:w*.example.org,IP:192.0.2.1,IP:2001:db8::1";
  const auto certificates = *ReadCertificates(root.Issue(spec).certificate);
  struct Case {
    std::string host;
    bool want;
  };
  for (const Case& c : {
           Case{"ingest.example.org", true},
           Case{"INGEST.example.org", true},
           Case{"a.pod.example.org", true},
           Case{"192.0.2.1", true},
           Case{"2001:db8:0::1", true},
           Case{"subject.example.org", false},
           Case{"a.b.pod.example.org", false},
           Case{"pod.example.org", false},
           Case{"web.example.org", false},
           Case{"example.org", false},
           Case{"192.0.2.2", false},
           Case{"", false},
       }) {
    EXPECT_EQ(CheckServerName(*certificates.front(), c.host).ok(), c.want) << c.host;
  }
}

}  // namespace
}  // namespace waymark::security
