#include "common/security/identity/caller_uri.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"
#include "tests/support/matchers.h"

namespace waymark::security {
namespace {

using testing::HasSubstr;

class CallerUriTest : public testing::Test {
 protected:
  [[nodiscard]] absl::StatusOr<Identity> Read(std::string_view uri) const {
    return ReadCallerUri(uri, "waymark.example", reference_);
  }

  const reference::ReferenceData reference_ = *reference::LoadFiles(reference::GoodFiles());
};

TEST_F(CallerUriTest, ReadsAnAuthorityByIdOrCode) {
  for (const char* written : {"town", "E06000001", "E06000002"}) {
    const auto identity =
        Read(std::string("spiffe://waymark.example/authority/") + written + "/submitter");

    ASSERT_THAT(identity, IsOk()) << written;
    EXPECT_EQ(identity->authority, "authorities/town");
    EXPECT_EQ(identity->role, Role::kSubmitter);
    EXPECT_EQ(identity->service, "");
  }
}

TEST_F(CallerUriTest, ReadsAService) {
  const auto identity = Read("spiffe://waymark.example/service/query-2/replica");

  ASSERT_THAT(identity, IsOk());
  EXPECT_EQ(identity->service, "query-2");
  EXPECT_EQ(identity->role, Role::kReplica);
  EXPECT_FALSE(identity->authority.has_value());
  EXPECT_EQ(identity->uri, "spiffe://waymark.example/service/query-2/replica");
}

TEST_F(CallerUriTest, KnowsEveryRoleByItsName) {
  for (const Role role :
       {Role::kSubmitter, Role::kReader, Role::kReplica, Role::kOperator, Role::kAuditor}) {
    EXPECT_EQ(ParseRole(RoleName(role)), role);
  }
}

TEST_F(CallerUriTest, RefusesWhatIsNotExactlyAsItShouldBe) {
  struct Case {
    std::string uri;
    std::string says;
  };
  for (const Case& c : {
           Case{"https://waymark.example/authority/town/reader", "spiffe://"},
           Case{"SPIFFE://waymark.example/authority/town/reader", "spiffe://"},
           Case{"", "spiffe://"},
           Case{"spiffe://other.example/authority/town/reader", "trust domain"},
           Case{"spiffe://Waymark.example/authority/town/reader", "trust domain"},
           Case{"spiffe://waymark.example:1/authority/town/reader", "trust domain"},
           Case{"spiffe://waymark.example.evil/authority/town/reader", "trust domain"},
           Case{"spiffe://a@waymark.example/authority/town/reader", "trust domain"},
           Case{"spiffe://waymark.example", "neither"},
           Case{"spiffe://waymark.example/authority/town", "neither"},
           Case{"spiffe://waymark.example/authority/town/reader/", "neither"},
           Case{"spiffe://waymark.example//authority/town/reader", "neither"},
           Case{"spiffe://waymark.example/council/town/reader", "neither"},
           Case{"spiffe://waymark.example/service//reader", "neither"},
           Case{"spiffe://waymark.example/service/Query/reader", "neither"},
           Case{"spiffe://waymark.example/service/-/reader", "neither"},
           Case{"spiffe://waymark.example/authority/town/writer", "role"},
           Case{"spiffe://waymark.example/authority/town/Reader", "role"},
           Case{"spiffe://waymark.example/authority/town/reader?x=1", "role"},
           Case{"spiffe://waymark.example/authority/town/reader#x", "role"},
           Case{std::string("spiffe://waymark.example/authority/town/reader\0x", 48), "role"},
           Case{"spiffe://waymark.example/authority/atlantis/reader", "no id or code"},
           Case{"spiffe://waymark.example/authority/Town/reader", "no id or code"},
           Case{"spiffe://waymark.example/authority/t%6fwn/reader", "no id or code"},
           Case{"spiffe://waymark.example/authority/e06000001/reader", "no id or code"},
           Case{"spiffe://waymark.example/authority//reader", "no id or code"},
           Case{"spiffe://waymark.example/authority/835/reader", "several authorities"},
           Case{"spiffe://waymark.example/authority/" + std::string(2048, 'a') + "/reader",
                "too long"},
       }) {
    const auto identity = Read(c.uri);

    ASSERT_TRUE(absl::IsInvalidArgument(identity.status())) << c.uri;
    EXPECT_THAT(std::string(identity.status().message()), HasSubstr(c.says)) << c.uri;
  }
}

TEST(CheckTrustDomain, TakesLowerCaseNamesOnly) {
  EXPECT_THAT(CheckTrustDomain("waymark.example"), IsOk());
  for (const std::string& name :
       {std::string(), std::string("Waymark"), std::string("a/b"), std::string(256, 'a')}) {
    EXPECT_TRUE(absl::IsInvalidArgument(CheckTrustDomain(name))) << name;
  }
}

TEST(IsCallerUriText, HasNoRoomForAnythingElse) {
  EXPECT_TRUE(IsCallerUriText("spiffe://waymark.example/authority/E08000024/reader"));
  EXPECT_TRUE(IsCallerUriText("spiffe://other_domain/service/a-b/c"));
  for (const std::string text : {"", "https://waymark.example/", "spiffe:/", "spiffe://a b",
                                 "spiffe://a\nb", "spiffe://\xc3\xa9", "spiffe://a\"b"}) {
    EXPECT_FALSE(IsCallerUriText(text)) << text;
  }
  EXPECT_FALSE(IsCallerUriText("spiffe://" + std::string(2048, 'a')));
}

}  // namespace
}  // namespace waymark::security
