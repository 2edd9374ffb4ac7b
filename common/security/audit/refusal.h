#ifndef WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_H_
#define WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_H_

#include <string>

#include "absl/time/time.h"

namespace waymark::security {

// A call that was refused to its caller for who it is. Holds no free text: what a caller can choose
// stands here only in a form that has no room for any.
struct Refusal {
  absl::Time time;
  std::string uri = {};         // Of the certificate; empty where there was none.
  std::string serial = {};      // Of the certificate, hexadecimal; empty where there was none.
  std::string peer = {};        // The other end, as gRPC has it: "ipv4:127.0.0.1:4711".
  std::string method = {};      // "CreateVisit".
  std::string outcome = {};     // Of the catalogue: "NOT_PERMITTED".
  std::string visit = {};       // authorities/A or authorities/A/visits/V where it is known and
                                // well-formed; else empty.
  std::string request_id = {};  // A canonical UUID; empty where there was none.
};

// A line of JSON, with the line's end.
std::string ToLine(const Refusal& refusal);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_H_
