#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "tests/conformance/cluster_test.h"
#include "tests/support/program.h"

// Backups of the log while it is served, and what follows when one is restored.
namespace waymark {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using Admin = v1::AdminService::Stub;

constexpr char kWandsworth[] = "authorities/wandsworth";

class BackupTest : public ClusterTest {
 protected:
  // Records an undated visit and returns the token of it.
  std::string Record(const std::string& visit_id) {
    const auto created =
        CreateVisit(cluster_.ingest(), kWandsworth, visit_id, VisitSaying("Well led."));
    EXPECT_THAT(created, IsOk()) << visit_id;
    return created.ok() ? created->consistency_token() : "";
  }
  absl::Status Read(const std::string& visit_id, std::string_view token = "") {
    return GetVisit(cluster_.query(), std::string(kWandsworth) + "/visits/" + visit_id, token)
        .status();
  }

  template <typename Request, typename Response>
  absl::StatusOr<Response> Ask(grpc::Status (Admin::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                               const std::string& request = "") {
    const auto stub = v1::AdminService::NewStub(cluster_.ingest_process().channel());
    return Call(*stub, method, ParseText<Request>(request));
  }
  v1::Backup Create(const std::string& request = "") {
    const auto made = Ask(&Admin::CreateBackup, request);
    EXPECT_THAT(made, IsOk());
    return made.ok() ? made->backup() : v1::Backup();
  }
  std::vector<std::string> Names() {
    const auto all = Ask(&Admin::ListBackups);
    EXPECT_THAT(all, IsOk());
    std::vector<std::string> names;
    if (!all.ok()) return names;
    for (const v1::Backup& one : all->backups()) names.push_back(one.name());
    return names;
  }

  FinishedProgram Run(std::vector<std::string> arguments) {
    const auto finished = RunProgram(kIngestProgram, std::move(arguments));
    EXPECT_THAT(finished, IsOk());
    return finished.ok() ? *finished : FinishedProgram();
  }
  FinishedProgram RunAt(std::vector<std::string> arguments) {
    arguments.push_back("--ingest=" + cluster_.ingest_process().address());
    return Run(std::move(arguments));
  }
  FinishedProgram Restore() {
    return Run({"restore", "--backup_dir=" + cluster_.backup_directory().string(),
                "--data_dir=" + cluster_.ingest_directory().string()});
  }
};

TEST_F(BackupTest, HoldsWhatWasAcknowledgedBefore) {
  Record("one");
  Record("two");

  const v1::Backup made = Create();

  EXPECT_EQ(made.name(), "backups/1");
  EXPECT_EQ(made.sequence(), 2);
  EXPECT_GT(made.size_bytes(), 0);
  EXPECT_GT(made.create_time().seconds(), 0);
  Record("three");
  const auto verified = Ask(&Admin::VerifyBackup, "name: 'backups/1'");
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->last_sequence(), 2);
  EXPECT_EQ(verified->last_chain_hash(), made.chain_hash());
  EXPECT_EQ(verified->visits(), 2);
}

TEST_F(BackupTest, AreListedTheNewestFirstAndAsManyKeptAsIsAsked) {
  EXPECT_THAT(Names(), IsEmpty());
  for (int i = 0; i < 3; ++i) Create();
  EXPECT_THAT(Names(), testing::ElementsAre("backups/3", "backups/2", "backups/1"));

  Create("keep: 2");

  EXPECT_THAT(Names(), testing::ElementsAre("backups/4", "backups/3"));
}

TEST_F(BackupTest, ARequestThatIsWrongIsToldWhy) {
  for (const std::string keep : {"keep: -1", "keep: 1001"}) {
    const auto made = Ask(&Admin::CreateBackup, keep);
    EXPECT_THAT(made, HasReason(v1::ERROR_REASON_INVALID_REQUEST)) << keep;
  }
  for (const std::string name : {"", "name: 'backups/x'", "name: '1'"}) {
    const auto verified = Ask(&Admin::VerifyBackup, name);
    EXPECT_THAT(verified, HasReason(v1::ERROR_REASON_INVALID_REQUEST)) << name;
  }
  EXPECT_THAT(Ask(&Admin::VerifyBackup, "name: 'backups/7'"),
              HasReason(v1::ERROR_REASON_BACKUP_NOT_FOUND));
}

TEST_F(BackupTest, ADamagedOneIsToldSo) {
  Record("one");
  Create();
  std::filesystem::remove_all(cluster_.backup_directory() / "shared_checksum");

  EXPECT_THAT(Ask(&Admin::VerifyBackup, "name: 'backups/1'"),
              HasReason(v1::ERROR_REASON_BACKUP_DAMAGED));
  EXPECT_EQ(RunAt({"backups"}).output, "backups/1  damaged\n");
}

TEST_F(BackupTest, CommandsTellOfThemAndOfWhatWasFound) {
  Record("one");

  const FinishedProgram made = RunAt({"backup"});
  const FinishedProgram listed = RunAt({"backups"});
  const FinishedProgram verified = RunAt({"verify-backup", "backups/1"});

  EXPECT_THAT(made.output, MatchesRegex("backups/1  20.*Z  changes to 1  [0-9.]+ MiB\n"));
  EXPECT_EQ(listed.output, made.output);
  EXPECT_THAT(verified.output,
              HasSubstr("backups/1 is whole: 1 changes of 1 visits; head 1, chain "));
  EXPECT_EQ(RunAt({"verify-backup", "backups/9"}).exit_status, 1);
  EXPECT_EQ(RunAt({"verify-backup"}).exit_status, 2);
}

TEST_F(BackupTest, TheStatusTellsOfTheNewestAndOfTheLog) {
  Record("one");
  Create();
  Record("two");

  const auto status = Ask(&Admin::GetStorageStatus);

  ASSERT_THAT(status, IsOk());
  EXPECT_EQ(status->last_sequence(), 2);
  EXPECT_EQ(status->log_id(), status->chain_id());
  EXPECT_EQ(status->newest_backup().sequence(), 1);
  EXPECT_TRUE(status->has_room());
  EXPECT_THAT(RunAt({"status"}).output, HasSubstr("\nHead    change 2, chain "));
}

// What came after the backup is lost to the restored log, and nobody goes on as if it were not.
TEST_F(BackupTest, ARestoredOneIsAnotherLogAndQueryServicesFollowItAnew) {
  Record("one");
  Create();
  const std::string lost = Record("two");
  ASSERT_THAT(Read("two", lost), IsOk());
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  std::filesystem::rename(cluster_.ingest_directory(),
                          cluster_.ingest_directory().string() + "-moved");

  const FinishedProgram restored = Restore();

  ASSERT_EQ(restored.exit_status, 0) << restored.errors;
  EXPECT_THAT(restored.output, AllOf(HasSubstr("Restored backups/1"),
                                     HasSubstr("The log ends at change 1 and has 1 visits")));
  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  const std::string token = Record("three");
  EXPECT_TRUE(Eventually([&] { return Read("three", token).ok(); }));
  EXPECT_THAT(Read("one"), IsOk());
  EXPECT_THAT(Read("two"), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(Read("two", lost), HasReason(v1::ERROR_REASON_LOG_REPLACED));
  EXPECT_TRUE(cluster_.query_process().Logged(
      "the ingest service has another log; the store is built anew"));
  const FinishedProgram verified = RunAt({"verify"});
  EXPECT_EQ(verified.exit_status, 0) << verified.errors;
}

// Nothing was written since the backup: the restored log ends where the other did, with the same
// hash, and is another all the same.
TEST_F(BackupTest, ARestoredOneIsAnotherLogWhereNothingIsLost) {
  const std::string before = Record("one");
  ASSERT_THAT(Read("one", before), IsOk());
  Create();
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  std::filesystem::remove_all(cluster_.ingest_directory());
  ASSERT_EQ(Restore().exit_status, 0);
  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_TRUE(Eventually([&] { return !Read("one", before).ok() && Read("one").ok(); }));
  EXPECT_THAT(Read("one", before), HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(BackupTest, ALogThatIsThereIsLeftAsItIs) {
  Record("one");
  Create();
  ASSERT_THAT(cluster_.StopIngest(), IsOk());

  const FinishedProgram restored = Restore();

  EXPECT_EQ(restored.exit_status, 1);
  EXPECT_THAT(restored.errors, HasSubstr("move it away first; do not delete it"));
}

}  // namespace
}  // namespace waymark
