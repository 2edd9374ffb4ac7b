#include <csignal>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/data_directory.h"
#include "tests/robustness/backups/held_ledger.h"
#include "tests/robustness/writing/writers.h"
#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"
#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

// Kills the service while it makes or verifies a backup, and `restore` while it restores one, all
// under writes. Every backup that is there afterwards is whole and has all that was acknowledged
// before it was begun.
//
// WAYMARK_BACKUP_KILL_ROUNDS says how often (15), WAYMARK_BACKUP_KILL_SEED replays what the random
// numbers chose; how far the service gets by then is not replayed.
namespace waymark::robustness {
namespace {

namespace fs = std::filesystem;
using Admin = v1::AdminService::Stub;

constexpr int kDefaultRounds = 15;
constexpr int kWritesBetween = 60;
constexpr std::int32_t kKept = 3;
constexpr absl::Duration kPatience = absl::Seconds(60);

class BackupKillTest : public testing::Test {
 protected:
  BackupKillTest()
      : seed_(SeedFromEnvironment("WAYMARK_BACKUP_KILL_SEED")),
        random_(static_cast<unsigned>(seed_)),
        writers_(static_cast<unsigned>(seed_)) {
    std::cout << "WAYMARK_BACKUP_KILL_SEED=" << seed_ << std::endl;
  }

  void SetUp() override {
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
    Connect();
    writers_.Add(Writer::Way::kCalls, 2);
    writers_.Add(Writer::Way::kCallsAndErasures, 1);
    writers_.Add(Writer::Way::kImports, 1);
  }

  void Connect() { admin_ = v1::AdminService::NewStub(cluster_.ingest_process().channel()); }
  [[nodiscard]] IngestStubs stubs() const {
    return {.ingest = &cluster_.ingest(), .admin = admin_.get()};
  }

  // A moment of what takes so long where nobody kills it.
  absl::Duration Within(absl::Duration whole) {
    return whole * std::uniform_real_distribution<double>(0, 1)(random_);
  }

  // How long each step takes on this machine.
  absl::Status TakeTheTime() {
    writers_.WriteSome(stubs(), kWritesBetween);
    absl::Time begun = absl::Now();
    WAYMARK_RETURN_IF_ERROR(MakeOne());
    create_takes_ = absl::Now() - begun;
    begun = absl::Now();
    WAYMARK_RETURN_IF_ERROR(VerifyAll());
    verify_takes_ = absl::Now() - begun;
    begun = absl::Now();
    WAYMARK_RETURN_IF_ERROR(CheckAll());
    restore_takes_ = absl::Now() - begun;
    return absl::OkStatus();
  }

  // Does `work` beside writes, kills the service `after`, and starts it again. What `work` came to.
  absl::StatusOr<bool> KillDuring(const std::string& what, const std::function<bool()>& work,
                                  absl::Duration after) {
    writers_.Start(stubs(),
                   {Writer::Way::kCalls, Writer::Way::kCallsAndErasures, Writer::Way::kImports});
    writers_.ledger().WaitFor(writers_.ledger().acknowledged() + kWritesBetween, kPatience);
    held_ = AcknowledgedBy(writers_.ledger());
    bool done = false;
    std::thread worker([&] { done = work(); });
    absl::SleepFor(after);
    cluster_.ingest_process().Kill();
    worker.join();
    writers_.Stop();
    ++(done ? too_late_ : in_time_)[what];
    WAYMARK_RETURN_IF_ERROR(cluster_.StartIngest());
    Connect();
    return done;
  }

  absl::Status KillDuringCreate() {
    v1::CreateBackupRequest request;
    request.set_keep(kKept);
    WAYMARK_ASSIGN_OR_RETURN(
        const bool made,
        KillDuring(
            "create", [&] { return Call(*admin_, &Admin::CreateBackup, request).ok(); },
            Within(create_takes_)));
    WAYMARK_ASSIGN_OR_RETURN(const auto all, Call(*admin_, &Admin::ListBackups, {}));
    bool fresh = false;
    for (const v1::Backup& one : all.backups()) {
      if (one.damaged()) return absl::DataLossError(one.name() + " is damaged");
      fresh = held_by_.emplace(one.name(), held_).second || fresh;
    }
    if (made && !fresh) return absl::DataLossError("a backup that was acknowledged is not there");
    return absl::OkStatus();
  }

  absl::Status VerifyAll() {
    WAYMARK_ASSIGN_OR_RETURN(const auto all, Call(*admin_, &Admin::ListBackups, {}));
    for (const v1::Backup& one : all.backups()) {
      v1::VerifyBackupRequest request;
      request.set_name(one.name());
      WAYMARK_RETURN_IF_ERROR(Call(*admin_, &Admin::VerifyBackup, request).status());
    }
    return absl::OkStatus();
  }

  absl::Status KillDuringVerify() {
    WAYMARK_RETURN_IF_ERROR(MakeOne());
    WAYMARK_RETURN_IF_ERROR(KillDuring(
                                "verify", [&] { return VerifyAll().ok(); }, Within(verify_takes_))
                                .status());
    return VerifyAll();
  }

  // One that was not killed.
  absl::Status MakeOne() {
    held_ = AcknowledgedBy(writers_.ledger());
    WAYMARK_ASSIGN_OR_RETURN(const auto made, Call(*admin_, &Admin::CreateBackup, {}));
    held_by_[made.backup().name()] = held_;
    return absl::OkStatus();
  }

  // `waymark-ingest restore` of the newest, killed until it gets through, and what it left looked
  // at each time.
  absl::Status KillDuringRestore() {
    WAYMARK_RETURN_IF_ERROR(MakeOne());
    const TemporaryDirectory directory;
    const fs::path data_dir = directory.path() / "restored";
    bool restored = false;
    bool seen = false;  // Begun: from then on nothing is served until it is done.
    for (int tries = 0; !restored; ++tries) {
      WAYMARK_ASSIGN_OR_RETURN(
          const auto program,
          ChildProcess::Start(ProgramPath(kIngestProgram),
                              {"restore", "--backup_dir=" + cluster_.backup_directory().string(),
                               "--data_dir=" + data_dir.string()}));
      if (tries < 3) absl::SleepFor(Within(restore_takes_));
      if (tries < 3) program->Signal(SIGKILL);
      restored = program->WaitForExit(kPatience) == 0;
      ++(restored ? too_late_ : in_time_)["restore"];
      if (fs::exists(data_dir / "log")) break;  // Killed between putting it in place and the end.
      if (!seen && !fs::exists(data_dir / "restoring")) continue;
      seen = true;
      const absl::Status served = ingest::DataDirectory(data_dir).Open().status();
      if (!absl::IsFailedPrecondition(served)) {
        return absl::DataLossError(absl::StrCat("a half restored log: ", served.ToString()));
      }
    }
    WAYMARK_RETURN_IF_ERROR(CheckHolds(data_dir, writers_.ledger(), held_));
    return ingest::DataDirectory(data_dir).Open().status();
  }

  // Every backup there is, as it is restored by somebody else.
  absl::Status CheckAll() {
    WAYMARK_ASSIGN_OR_RETURN(const auto all, Call(*admin_, &Admin::ListBackups, {}));
    for (const v1::Backup& one : all.backups()) {
      const TemporaryDirectory directory;
      WAYMARK_ASSIGN_OR_RETURN(
          const FinishedProgram restored,
          RunProgram(kIngestProgram,
                     {"restore", one.name(), "--backup_dir=" + cluster_.backup_directory().string(),
                      "--data_dir=" + directory.path().string()}));
      if (restored.exit_status != 0) return absl::DataLossError(restored.errors);
      WAYMARK_RETURN_IF_ERROR(
          CheckHolds(directory.path(), writers_.ledger(), held_by_.at(one.name())));
    }
    return absl::OkStatus();
  }

  absl::Status Round(int number) {
    switch (number % 3) {
      case 0:
        return KillDuringCreate();
      case 1:
        return KillDuringVerify();
      default:
        return KillDuringRestore();
    }
  }

  const int seed_;
  // Kills of what was not done yet, and of what was, by what it was.
  std::map<std::string, int> in_time_;
  std::map<std::string, int> too_late_;

  Cluster cluster_;

 private:
  absl::Duration create_takes_;
  absl::Duration verify_takes_;
  absl::Duration restore_takes_;
  std::mt19937 random_;
  std::unique_ptr<Admin> admin_;
  Writers writers_;
  std::set<std::string> held_;  // What the backup has that is under way.
  std::map<std::string, std::set<std::string>> held_by_;
};

TEST_F(BackupKillTest, EveryBackupIsWholeAndHasWhatWasAcknowledgedBefore) {
  const int rounds = NumberFromEnvironment("WAYMARK_BACKUP_KILL_ROUNDS", kDefaultRounds);
  ASSERT_THAT(TakeTheTime(), IsOk());
  const absl::Time begun = absl::Now();
  for (int i = 0; i < rounds; ++i) {
    ASSERT_THAT(Round(i), IsOk()) << "round " << i << "\n" << cluster_.logs();
  }
  ASSERT_THAT(CheckAll(), IsOk()) << cluster_.logs();

  std::cout << rounds << " rounds in " << absl::Trunc(absl::Now() - begun, absl::Seconds(1));
  for (const std::string what : {"create", "verify", "restore"}) {
    std::cout << ", " << what << ": " << in_time_[what] << " kills before it was done, "
              << too_late_[what] << " after";
    EXPECT_GE(in_time_[what], 1) << what << " was never killed before it was done";
  }
  std::cout << std::endl;
}

}  // namespace
}  // namespace waymark::robustness
