#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/child_process.h"
#include "tests/support/matchers.h"

// Each of the deliberate faults that the patches make is found by the test that is there for it,
// and that test passes with the same programs where none is chosen.
namespace waymark {
namespace {

constexpr absl::Duration kPatience = absl::Minutes(4);

// A mutant, and how it is found.
struct Hunt {
  std::string mutant;
  std::string test;  // The program, below <build>/tests.
  std::string filter;
  std::vector<std::string> variables;
  std::string says;  // A regular expression of what it says of the fault.
};

std::vector<Hunt> Hunts() {
  return {
      // An acknowledged change, or the whole log.
      {"unsynced",
       "power_loss_test",
       "*.LosesNothingThatWasAcknowledged",
       {"WAYMARK_POWER_ROUNDS=3"},
       "DATA_LOSS: "},
      {"default_wal_recovery",
       "mutants/bit_rot_test",
       "*.OfAWriteAheadLogIsRefusedWhereTheMarkIsBehind",
       {"WAYMARK_ROT_TRIALS=20"},
       "it is served, and tells something else"},
      {"no_exit_after_failed_write",
       "disk_failure_test",
       "*/eio_and_all_after_it_of_a_new_log",
       {"WAYMARK_FAILURE_STRIDE=5"},
       "served, left with 0"},
      // What was done, and is not known to be, is refused when it is sent again.
      {"request_id_outside_batch",
       "power_loss_test",
       "*.LosesNothingThatWasAcknowledged",
       {"WAYMARK_POWER_ROUNDS=50"},
       "VISIT_EXISTS|VISIT_DELETED|ETAG_STALE|it was done twice"},
      {"position_outside_batch",
       "catch_up_test",
       "*",
       {"WAYMARK_CATCH_UP_ROUNDS=30"},
       "visits are missing"},
      // The whole table finds it too, two minutes later: who is let in to a stream waits there.
      {"no_authorization",
       "mutants/authorization_test",
       "RefusalsTest.TellNothing*:RefusalsTest.MeetEvery*:VisibilityTest.HidesAVisit*",
       {},
       "FAILED.*RefusalsTest.TellNothing"},
  };
}

struct Outcome {
  int exit_status = 0;
  std::string said;
};

// Nothing where it does not end.
std::optional<Outcome> RunTest(const Hunt& hunt, const std::string& mutant) {
  const std::string tests = WAYMARK_TESTS_DIR;
  std::vector<std::string> variables = hunt.variables;
  variables.push_back("MUTANT=" + mutant);
  variables.push_back(absl::StrCat("WAYMARK_BIN_DIR=", tests, "/mutants"));
  const auto test = ChildProcess::Start(absl::StrCat(tests, "/", hunt.test),
                                        {"--gtest_filter=" + hunt.filter}, variables);
  EXPECT_THAT(test, IsOk());
  if (!test.ok()) return std::nullopt;
  const std::optional<int> exit_status = (*test)->WaitForExit(kPatience);
  if (!exit_status.has_value()) return std::nullopt;
  (void)(*test)->output().WaitForEnd(kPatience);
  return Outcome{.exit_status = *exit_status,
                 .said = (*test)->output().text() + (*test)->errors().text()};
}

class MutantsTest : public testing::TestWithParam<Hunt> {};

TEST_P(MutantsTest, IsFound) {
  const auto outcome = RunTest(GetParam(), GetParam().mutant);

  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->exit_status, 1) << outcome->said;
  EXPECT_THAT(outcome->said, testing::ContainsRegex(GetParam().says));
}

// Else it would be the test that fails, or the way the programs are made.
TEST_P(MutantsTest, NothingIsFoundWithoutIt) {
  const auto outcome = RunTest(GetParam(), "none");

  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->exit_status, 0) << outcome->said;
}

INSTANTIATE_TEST_SUITE_P(Each, MutantsTest, testing::ValuesIn(Hunts()),
                         [](const testing::TestParamInfo<Hunt>& hunt) {
                           return hunt.param.mutant;
                         });

}  // namespace
}  // namespace waymark
