#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"
#include "tests/support/program.h"

// A log that may lack what was acknowledged, and what an operator can do about it.
namespace waymark {
namespace {

using testing::HasSubstr;

class DamagedLogTest : public ClusterTest {
 protected:
  // Of a log with one visit, the file that tells how far it was acknowledged is gone.
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    ASSERT_THAT(
        CreateVisit(cluster_.ingest(), "authorities/reading", "one", VisitSaying("Well led.")),
        IsOk());
    ASSERT_THAT(cluster_.StopIngest(), IsOk());
    ASSERT_TRUE(std::filesystem::remove(cluster_.ingest_directory() / "acknowledged"));
  }

  absl::StatusOr<FinishedProgram> Run(const std::string& command,
                                      std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(),
                     {command, "--data_dir=" + cluster_.ingest_directory().string()});
    return RunProgram(kIngestProgram, std::move(arguments));
  }
};

TEST_F(DamagedLogTest, ItIsNotServedAndSaysWhatToDo) {
  const auto refused = Run("serve", {"--listen=127.0.0.1:0", "--insecure"});

  ASSERT_THAT(refused, IsOk());
  EXPECT_EQ(refused->exit_status, 1);
  EXPECT_THAT(refused->errors, HasSubstr("DATA_LOSS"));
  EXPECT_THAT(refused->errors, HasSubstr("Do not delete anything"));
  EXPECT_THAT(refused->errors, HasSubstr("waymark-ingest accept-loss"));
}

TEST_F(DamagedLogTest, ItIsServedOnceTheLossIsAccepted) {
  const auto accepted = Run("accept-loss");
  ASSERT_THAT(accepted, IsOk());
  EXPECT_EQ(accepted->exit_status, 0) << accepted->errors;
  EXPECT_THAT(accepted->output, HasSubstr("The log ends at change 1."));

  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_THAT(
      CreateVisit(cluster_.ingest(), "authorities/reading", "one", VisitSaying("Well led.")),
      HasReason(v1::ERROR_REASON_VISIT_EXISTS));
  const auto next =
      CreateVisit(cluster_.ingest(), "authorities/reading", "two", VisitSaying("Well led."));
  ASSERT_THAT(next, IsOk());
  EXPECT_THAT(
      GetVisit(cluster_.query(), "authorities/reading/visits/one", next->consistency_token()),
      IsOk());
}

}  // namespace
}  // namespace waymark
