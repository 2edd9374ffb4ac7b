#include "common/security/credentials/expiry_notices.h"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark::security {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr std::array<int, 7> kMarkDays = {30, 14, 7, 3, 2, 1, 0};
constexpr int kSoonDays = 30;

using Part = std::pair<std::string_view, Life>;

std::array<Part, 3> PartsOf(const CredentialSet& credentials) {
  return {{{"certificate", credentials.certificate},
           {"certificate authority", credentials.authorities},
           {"revocation list", credentials.revocation_lists}}};
}

double DaysUntil(absl::Time end, absl::Time now) { return absl::FDivDuration(end - now, kDay); }

int MarksPassed(double days_left) {
  return static_cast<int>(std::count_if(kMarkDays.begin(), kMarkDays.end(),
                                        [days_left](int mark) { return days_left <= mark; }));
}

// Lives of a week are usual, and 30 days before their end they have not begun.
Urgency UrgencyOf(const Life& life, absl::Time now) {
  if (now > life.ends) return Urgency::kEnded;
  const bool late = (life.ends - now) * 3 <= life.ends - life.begins;
  return late && DaysUntil(life.ends, now) <= kSoonDays ? Urgency::kSoon : Urgency::kRoutine;
}

}  // namespace

DaysLeft DaysLeftOf(const CredentialSet& credentials, absl::Time now) {
  return {.certificate = DaysUntil(credentials.certificate.ends, now),
          .authorities = DaysUntil(credentials.authorities.ends, now),
          .revocation_lists = DaysUntil(credentials.revocation_lists.ends, now)};
}

std::vector<ExpiryNotice> ExpiryNotices::Due(const CredentialSet& credentials, absl::Time now) {
  std::vector<ExpiryNotice> due;
  const auto parts = PartsOf(credentials);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [part, life] = parts[i];
    const double days_left = DaysUntil(life.ends, now);
    const int passed = MarksPassed(days_left);
    Said& said = said_[i];
    if (said.ends == life.ends && said.marks_passed == passed && now - said.at < kDay) continue;
    said = {.ends = life.ends, .at = now, .marks_passed = passed};
    due.push_back({part, life.ends, days_left, UrgencyOf(life, now)});
  }
  return due;
}

}  // namespace waymark::security
