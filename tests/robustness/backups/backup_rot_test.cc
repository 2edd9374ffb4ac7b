#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/backup/backup_message.h"
#include "ingest-service/backup/restore.h"
#include "ingest-service/log/data_directory.h"
#include "tests/robustness/writing/writers.h"
#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/damage.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"
#include "tests/support/temporary_directory.h"

// Flips a bit of a backup directory, or cuts one of its files off, and looks whether each backup is
// told to be damaged, by VerifyBackup and by `restore`, or is what it was.
//
// WAYMARK_BACKUP_ROT_TRIALS says how often (30), WAYMARK_BACKUP_ROT_SEED replays it.
namespace waymark::robustness {
namespace {

namespace fs = std::filesystem;

constexpr int kDefaultTrials = 30;
constexpr int kBackups = 3;
constexpr int kWritesBetween = 40;
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;

// What one backup is to whoever lists and restores it.
struct Told {
  std::string listed;
  std::vector<std::string> changes;

  friend bool operator==(const Told&, const Told&) = default;
};

class BackupRotTest : public testing::Test {
 protected:
  void SetUp() override {
    std::cout << "WAYMARK_BACKUP_ROT_SEED=" << seed_ << std::endl;
    Cluster cluster;
    ASSERT_THAT(cluster.StartIngest(), IsOk());
    const auto admin = v1::AdminService::NewStub(cluster.ingest_process().channel());
    Writers writers(static_cast<unsigned>(seed_));
    writers.Add(Writer::Way::kCallsAndErasures, 1);
    writers.Add(Writer::Way::kImports, 1);
    for (int i = 0; i < kBackups; ++i) {
      writers.WriteSome({.ingest = &cluster.ingest(), .admin = admin.get()}, kWritesBetween);
      ASSERT_THAT(Call(*admin, &v1::AdminService::Stub::CreateBackup, {}), IsOk());
    }
    ASSERT_THAT(cluster.StopIngest(), IsOk());
    fs::copy(cluster.backup_directory(), sound_, fs::copy_options::recursive);
    for (std::uint32_t number = 1; number <= kBackups; ++number) {
      const auto told = Restored(sound_, number);
      ASSERT_THAT(told, IsOk());
      told_[number] = *told;
    }
    ASSERT_LT(told_[1].changes.size(), told_[kBackups].changes.size());
  }

  // What a backup is once it is restored; how it is listed is told by the way.
  static absl::StatusOr<Told> Restored(const fs::path& backups, std::uint32_t number) {
    const TemporaryDirectory directory;
    WAYMARK_ASSIGN_OR_RETURN(const auto restored,
                             ingest::RestoreLog(backups, number, directory.path()));
    Told told{.listed = ingest::BackupMessage(restored.backup).SerializeAsString(), .changes = {}};
    WAYMARK_ASSIGN_OR_RETURN(const auto store, ingest::DataDirectory(directory.path()).Open());
    while (told.changes.size() < store->head().sequence) {
      WAYMARK_ASSIGN_OR_RETURN(const auto changes,
                               store->ReadAfter(told.changes.size(), kReadAtOnce));
      for (const auto& change : changes) told.changes.push_back(change.SerializeAsString());
    }
    return told;
  }

  // What became of one of them: an error where that is not as it should be.
  absl::StatusOr<std::string> Judge(const fs::path& backups, std::uint32_t number) {
    absl::Status verified;
    {
      WAYMARK_ASSIGN_OR_RETURN(const auto store, ingest::BackupStore::Open({.directory = backups}));
      verified = store->Verify(number).status();
    }
    const auto restored = Restored(backups, number);
    if (restored.ok() != verified.ok()) {
      return absl::InternalError(absl::StrCat("verified: ", verified.ToString(),
                                              ", restored: ", restored.status().ToString()));
    }
    if (restored.ok()) {
      if (*restored == told_[number]) return "changed nothing";
      return absl::InternalError("it is restored as something else, in silence");
    }
    if (errors::ReasonOf(verified) != v1::ERROR_REASON_BACKUP_DAMAGED) return verified;
    if (!absl::IsDataLoss(restored.status())) return restored.status();
    return "refused";
  }

  const int seed_ = SeedFromEnvironment("WAYMARK_BACKUP_ROT_SEED");
  std::mt19937 random_{static_cast<unsigned>(seed_)};
  const TemporaryDirectory directory_;
  const fs::path sound_ = directory_.path() / "sound";
  std::map<std::uint32_t, Told> told_;
};

TEST_F(BackupRotTest, IsRefusedOrChangesNothing) {
  const int trials = NumberFromEnvironment("WAYMARK_BACKUP_ROT_TRIALS", kDefaultTrials);
  std::map<std::string, int> outcomes;
  for (int i = 0; i < trials; ++i) {
    const TemporaryDirectory copy;
    const fs::path backups = copy.path() / "backups";
    fs::copy(sound_, backups, fs::copy_options::recursive);
    const std::string damage = DamageAFile(backups, random_);
    for (std::uint32_t number = 1; number <= kBackups; ++number) {
      const auto outcome = Judge(backups, number);

      EXPECT_THAT(outcome, IsOk()) << damage << ", backup " << number;
      if (outcome.ok()) ++outcomes[*outcome];
    }
  }
  for (const auto& [outcome, count] : outcomes) {
    std::cout << count << "\t" << outcome << " (of " << trials << " damages, " << kBackups
              << " backups each)\n";
  }
  EXPECT_GT(outcomes["refused"], 0);
}

}  // namespace
}  // namespace waymark::robustness
