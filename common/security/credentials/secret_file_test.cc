#include "common/security/credentials/secret_file.h"

#include "gtest/gtest.h"

namespace waymark::security {
namespace {

constexpr gid_t kOurGroup = 2000;

struct SecretFileCase {
  const char* name;
  uid_t owner;
  gid_t group;
  mode_t mode;
  bool for_user;  // Whether a process of user 1000 takes it,
  bool for_root;  // and one of root's.
};

class SecretFileTest : public testing::TestWithParam<SecretFileCase> {};

TEST_P(SecretFileTest, IsTakenWhereNobodyElseMayReadIt) {
  const SecretFileCase& c = GetParam();
  struct stat file {};
  file.st_uid = c.owner;
  file.st_gid = c.group;
  file.st_mode = S_IFREG | c.mode;

  EXPECT_EQ(CheckSecretFile(file, {.user = 1000, .groups = {kOurGroup}}).ok(), c.for_user);
  EXPECT_EQ(CheckSecretFile(file, {.user = 0, .groups = {kOurGroup}}).ok(), c.for_root);
}

INSTANTIATE_TEST_SUITE_P(
    Files, SecretFileTest,
    testing::Values(SecretFileCase{"OfTheUserAlone", 1000, kOurGroup, 0600, true, false},
                    SecretFileCase{"OfRootAlone", 0, 0, 0600, true, true},
                    SecretFileCase{"OfAnotherUser", 1001, kOurGroup, 0600, false, false},
                    SecretFileCase{"ForTheUsersGroup", 1000, kOurGroup, 0640, false, false},
                    SecretFileCase{"MountedByKubernetes", 0, kOurGroup, 0440, true, false},
                    SecretFileCase{"OfRootForItsGroup", 0, 0, 0440, false, false},
                    SecretFileCase{"WritableByTheGroup", 0, kOurGroup, 0460, false, false},
                    SecretFileCase{"ForEverybody", 0, kOurGroup, 0444, false, false},
                    SecretFileCase{"WritableByEverybody", 1000, kOurGroup, 0602, false, false}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace waymark::security
