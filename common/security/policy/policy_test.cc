#include "common/security/policy/policy.h"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/small_reference.h"
#include "common/security/identity/caller_uri.h"
#include "tests/support/matchers.h"

namespace waymark::security {
namespace {

using internal::v1::PERMISSION_ERASE_REVISIONS;
using internal::v1::PERMISSION_FOLLOW_CHANGES;
using internal::v1::PERMISSION_READ_HISTORY;
using internal::v1::PERMISSION_READ_VISITS;
using internal::v1::PERMISSION_WRITE_VISITS;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const reference::ReferenceData& Reference() {
  static const reference::ReferenceData reference = *reference::LoadFiles(reference::GoodFiles());
  return reference;
}

Identity OfAuthority(const std::string& id, Role role) {
  return {.uri = absl::StrCat("spiffe://waymark.example/authority/", id, "/",
                              std::string(RoleName(role))),
          .serial = "01",
          .role = role,
          .authority = "authorities/" + id,
          .service = ""};
}

Identity OfService(Role role) {
  return {.uri = absl::StrCat("spiffe://waymark.example/service/one/", std::string(RoleName(role))),
          .serial = "01",
          .role = role,
          .authority = std::nullopt,
          .service = "one"};
}

Policy ParsePolicy(const std::string& roles) {
  auto policy = Policy::Parse("trust_domain: 'waymark.example' " + roles);
  EXPECT_THAT(policy, IsOk());
  return *std::move(policy);
}

constexpr char kSubmitters[] =
    "roles { role: 'submitter' permissions: [PERMISSION_WRITE_VISITS, PERMISSION_READ_VISITS] ";

TEST(Policy, LetsAnAuthorityWriteItsOwnAlone) {
  const Policy policy = ParsePolicy(absl::StrCat(kSubmitters, "}"));

  const Rights rights = policy.RightsOf(OfAuthority("new", Role::kSubmitter), Reference());

  EXPECT_TRUE(rights.MayCall("CreateVisit"));
  EXPECT_TRUE(rights.MayWrite("new"));
  EXPECT_FALSE(rights.MayWrite("old"));
  EXPECT_FALSE(rights.MayWrite("town"));
  EXPECT_FALSE(rights.MayWrite(""));
  EXPECT_THAT(rights.readable(), UnorderedElementsAre("new"));
}

TEST(Policy, GrantsPredecessorsAndSuccessorsAsItSays) {
  const Policy back = ParsePolicy(absl::StrCat(kSubmitters, "write_also: RELATION_PREDECESSORS }"));
  const Policy on = ParsePolicy(absl::StrCat(kSubmitters, "read_also: RELATION_SUCCESSORS }"));

  const Rights new_back = back.RightsOf(OfAuthority("new", Role::kSubmitter), Reference());
  const Rights old_on = on.RightsOf(OfAuthority("old", Role::kSubmitter), Reference());

  EXPECT_TRUE(new_back.MayWrite("old"));
  EXPECT_THAT(new_back.readable(), UnorderedElementsAre("new"));
  EXPECT_FALSE(back.RightsOf(OfAuthority("old", Role::kSubmitter), Reference()).MayWrite("new"));
  EXPECT_FALSE(old_on.MayWrite("new"));
  EXPECT_THAT(old_on.readable(), UnorderedElementsAre("old", "new"));
}

TEST(Policy, GivesNothingToRolesWithoutAGrant) {
  const Policy policy = ParsePolicy(absl::StrCat(kSubmitters, "}"));

  const Rights rights = policy.RightsOf(OfAuthority("new", Role::kReader), Reference());

  EXPECT_FALSE(rights.MayCall("GetVisit"));
  EXPECT_FALSE(rights.MayWrite("new"));
}

TEST(Policy, GivesNothingToAnotherTrustDomainOrAnUnknownAuthority) {
  const Policy policy = ParsePolicy(absl::StrCat(kSubmitters, "}"));
  Identity other = OfAuthority("new", Role::kSubmitter);
  other.uri = "spiffe://waymark.example.evil/authority/new/submitter";

  EXPECT_FALSE(policy.RightsOf(other, Reference()).MayCall("CreateVisit"));
  EXPECT_FALSE(policy.RightsOf(OfAuthority("nowhere", Role::kSubmitter), Reference())
                   .MayCall("CreateVisit"));
}

TEST(Policy, KeepsWhatReachesBeyondOneAuthorityForServices) {
  const Policy policy = ParsePolicy(
      "roles { role: 'operator' permissions: [PERMISSION_FOLLOW_CHANGES, "
      "PERMISSION_ERASE_REVISIONS, PERMISSION_READ_HISTORY] }");

  const Rights service = policy.RightsOf(OfService(Role::kOperator), Reference());
  const Rights authority = policy.RightsOf(OfAuthority("new", Role::kOperator), Reference());

  EXPECT_TRUE(service.Has(PERMISSION_FOLLOW_CHANGES));
  EXPECT_TRUE(service.Has(PERMISSION_ERASE_REVISIONS));
  EXPECT_FALSE(authority.Has(PERMISSION_FOLLOW_CHANGES));
  EXPECT_FALSE(authority.Has(PERMISSION_ERASE_REVISIONS));
  EXPECT_TRUE(authority.Has(PERMISSION_READ_HISTORY));
}

TEST(Policy, LetsAServiceWriteNothingWhateverItsRole) {
  const Policy policy = ParsePolicy(absl::StrCat(kSubmitters, "write_also: RELATION_SUCCESSORS }"));

  const Rights rights = policy.RightsOf(OfService(Role::kSubmitter), Reference());

  EXPECT_TRUE(rights.Has(PERMISSION_WRITE_VISITS));
  EXPECT_FALSE(rights.MayWrite("new"));
  EXPECT_FALSE(rights.MayWrite(""));
  EXPECT_TRUE(rights.readable().empty());
}

TEST(Rights, AreNoneAsMadeAndAllWithoutCertificates) {
  EXPECT_FALSE(Rights().MayCall("GetVisit"));
  EXPECT_FALSE(Rights().MayWrite("new"));
  EXPECT_TRUE(Rights::Everything().MayCall("GetVisit"));
  EXPECT_TRUE(Rights::Everything().MayWrite("new"));
}

TEST(Rights, NeverCoverAMethodThatIsNotKnown) {
  EXPECT_FALSE(Rights::Everything().MayCall("DropEverything"));
  EXPECT_FALSE(Rights::Everything().MayCall(""));
}

TEST(Policy, RefusesFaultsWithTheirPlaces) {
  struct Case {
    std::string name;
    std::string text;
    std::vector<std::string> faults;
  };
  const std::string reader = "roles { role: 'reader' permissions: PERMISSION_READ_VISITS }\n";
  const std::vector<Case> cases = {
      {"empty", "", {"trust_domain is required", "roles: at least one"}},
      {"unknown field", "trust_domain: 'a'\nroles { rule: 'reader' }", {"2:", "\"rule\""}},
      {"unknown permission",
       "trust_domain: 'a'\nroles {\n role: 'reader'\n permissions: PERMISSION_ALL }",
       {"4:", "PERMISSION_ALL"}},
      {"no text format", "{]", {"1:"}},
      {"trust domain", "trust_domain: 'Waymark/x'\n" + reader, {"1:1: trust_domain is required"}},
      {"role twice", "trust_domain: 'a'\n" + reader + reader, {"3:1: role reader is given twice"}},
      {"bytes that are no text",
       "trust_domain: 'a'\nroles { role\xC2 'reader' }",
       {"2:13: Expected", "\\xc2"}},
      {"a role that is no text",
       "trust_domain: 'a'\nroles { role: 'a\\377' }\nroles { role: 'a\\377' }",
       {"role a\\xff is given twice"}},
      {"every fault",
       "trust_domain: 'a'\nroles {\n role: 'boss'\n permissions: PERMISSION_UNSPECIFIED\n"
       " write_also: RELATION_SUCCESSORS\n read_also: RELATION_SUCCESSORS }",
       {"3:2: role: write submitter", "4:2: permissions: not one", "5:2: write_also means nothing",
        "6:2: read_also means nothing"}},
      {"no permissions",
       "trust_domain: 'a'\nroles { role: 'reader' }",
       {"2:1: permissions: at least one is required"}},
      {"permission twice",
       "trust_domain: 'a'\nroles { role: 'reader'\npermissions: [PERMISSION_READ_VISITS,\n"
       "PERMISSION_READ_VISITS] }",
       {"permissions: given twice"}},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const auto policy = Policy::Parse(one.text);
    EXPECT_EQ(policy.status().code(), absl::StatusCode::kInvalidArgument);
    for (const std::string& fault : one.faults) {
      EXPECT_THAT(std::string(policy.status().message()), HasSubstr(fault));
    }
  }
}

TEST(Policy, IsShippedWithoutFaults) {
  std::ostringstream text;
  text << std::ifstream("deploy/policy.textproto").rdbuf();

  EXPECT_THAT(Policy::Parse(text.str()), IsOk());
}

}  // namespace
}  // namespace waymark::security
