#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_EXPIRY_NOTICES_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_EXPIRY_NOTICES_H_

#include <array>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

#include "common/security/credentials/credential_set.h"

namespace waymark::security {

// Days until parts of the credentials end; below 0 once they have.
struct DaysLeft {
  double certificate = 0;
  double authorities = 0;       // The one that ends first.
  double revocation_lists = 0;  // The one whose next is due first.
};

DaysLeft DaysLeftOf(const CredentialSet& credentials, absl::Time now);

enum class Urgency {
  kRoutine,  // More than 30 days, or more than a third of its life, are left.
  kSoon,     // Time to replace it.
  kEnded,    // Callers are refused for it.
};

// A word about one part of the credentials.
struct ExpiryNotice {
  std::string_view part;  // "certificate", "certificate authority", "revocation list".
  absl::Time ends;
  double days_left;
  Urgency urgency;
};

// When to speak of what is about to end: at once for new credentials, then each day, and besides as
// fewer than 30, 14, 7, 3, 2, 1 and no days are left. Not thread-safe.
class ExpiryNotices {
 public:
  // What is to be said at `now`; nothing most of the times one asks.
  std::vector<ExpiryNotice> Due(const CredentialSet& credentials, absl::Time now);

 private:
  struct Said {
    absl::Time ends = absl::InfinitePast();
    absl::Time at = absl::InfinitePast();
    int marks_passed = 0;
  };

  std::array<Said, 3> said_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_EXPIRY_NOTICES_H_
