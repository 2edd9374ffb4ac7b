#include "common/security/credentials/expiry_notices.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/test_authority.h"

namespace waymark::security {
namespace {

constexpr absl::Duration kNoticeDay = absl::Hours(24);

class ExpiryNoticesTest : public testing::Test {
 protected:
  // What is said of the certificate `left` before it ends.
  std::vector<Urgency> SaidWith(absl::Duration left) {
    std::vector<Urgency> said;
    for (const ExpiryNotice& notice :
         notices_.Due(*credentials_, credentials_->certificate.ends - left)) {
      if (notice.part == "certificate") said.push_back(notice.urgency);
    }
    return said;
  }

  // A certificate that lives for `days`.
  void Live(int days) {
    CertificateSpec spec = ServerSpec();
    spec.begins = absl::Now() - absl::Hours(1);
    spec.ends = spec.begins + days * kNoticeDay;
    credentials_ = *CheckCredentials(root_.Files(root_.Issue(spec)), {Usage::kServer}, absl::Now());
  }

  TestAuthority root_;
  std::shared_ptr<const CredentialSet> credentials_;
  ExpiryNotices notices_;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(ExpiryNoticesTest, SpeaksOnceADayAndAtEachMark) {
  Live(90);

  EXPECT_THAT(SaidWith(60.5 * kNoticeDay), ElementsAre(Urgency::kRoutine));
  EXPECT_THAT(SaidWith(60.2 * kNoticeDay), IsEmpty());
  EXPECT_THAT(SaidWith(59.4 * kNoticeDay), ElementsAre(Urgency::kRoutine));
  EXPECT_THAT(SaidWith(30.1 * kNoticeDay), ElementsAre(Urgency::kRoutine));
  EXPECT_THAT(SaidWith(29.9 * kNoticeDay), ElementsAre(Urgency::kSoon));
  EXPECT_THAT(SaidWith(29.8 * kNoticeDay), IsEmpty());
  EXPECT_THAT(SaidWith(1.1 * kNoticeDay), ElementsAre(Urgency::kSoon));
  EXPECT_THAT(SaidWith(0.9 * kNoticeDay), ElementsAre(Urgency::kSoon));
  EXPECT_THAT(SaidWith(-absl::Seconds(1)), ElementsAre(Urgency::kEnded));
  EXPECT_THAT(SaidWith(-absl::Seconds(2)), IsEmpty());
}

TEST_F(ExpiryNoticesTest, IsCalmAboutAShortLifeUntilAThirdIsLeft) {
  Live(6);

  EXPECT_THAT(SaidWith(5 * kNoticeDay), ElementsAre(Urgency::kRoutine));
  EXPECT_THAT(SaidWith(1.9 * kNoticeDay), ElementsAre(Urgency::kSoon));
}

TEST_F(ExpiryNoticesTest, SpeaksOfNewCredentialsAtOnce) {
  Live(90);
  SaidWith(60 * kNoticeDay);
  Live(91);

  EXPECT_THAT(SaidWith(61 * kNoticeDay), ElementsAre(Urgency::kRoutine));
}

TEST_F(ExpiryNoticesTest, CountsTheDaysOfEachPart) {
  Live(90);

  const DaysLeft left = DaysLeftOf(*credentials_, credentials_->revocation_lists.ends + kNoticeDay);

  EXPECT_NEAR(left.revocation_lists, -1, 1e-6);
  EXPECT_GT(left.certificate, 80);
}

}  // namespace
}  // namespace waymark::security
