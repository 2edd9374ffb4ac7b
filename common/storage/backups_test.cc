#include "common/storage/backups.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/test_files.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr Family kFamily = 0;

absl::Status Always() { return absl::OkStatus(); }

class BackupsTest : public testing::Test {
 protected:
  BackupsTest() {
    auto opened = Database::Open({.directory = root_.path() / "live", .families = {"a"}});
    EXPECT_THAT(opened, IsOk());
    database_ = *std::move(opened);
  }

  void Put(const std::string& key, const std::string& value) {
    Batch batch;
    batch.Put(kFamily, key, value);
    ASSERT_THAT(database_->Write(batch, Sync::kYes), IsOk());
  }
  // Its number.
  std::uint32_t Create(const std::string& note = "") {
    const auto made = backups_.Create(*database_, note, Always);
    EXPECT_THAT(made, IsOk());
    return made.ok() ? made->number : 0;
  }
  // What a restored copy holds under the key.
  std::string Restored(std::uint32_t number, const std::string& key) {
    const fs::path to = root_.path() / "restored";
    fs::remove_all(to);
    EXPECT_THAT(backups_.Restore(number, to), IsOk());
    const auto copy = Database::Open({.directory = to, .families = {"a"}});
    EXPECT_THAT(copy, IsOk());
    return copy.ok() ? (*copy)->Get(kFamily, key)->value_or("nothing") : "";
  }
  std::vector<std::uint32_t> Numbers() {
    const auto all = backups_.List();
    EXPECT_THAT(all, IsOk());
    std::vector<std::uint32_t> numbers;
    for (const BackupFacts& one : *all) numbers.push_back(one.number);
    return numbers;
  }
  // The files of tables, which copies share.
  [[nodiscard]] std::vector<fs::path> SharedFiles() const {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(directory_ / "shared_checksum")) {
      files.push_back(file.path());
    }
    return files;
  }

  const TemporaryDirectory root_;
  const fs::path directory_ = root_.path() / "backups";
  const Backups backups_{directory_};
  std::unique_ptr<Database> database_;
};

TEST_F(BackupsTest, RestoresWhatWasWrittenBeforeEach) {
  Put("k", "one");
  const auto first = Create("first note");
  Put("k", "two");
  const auto second = Create();
  Put("k", "three");

  EXPECT_EQ(Restored(first, "k"), "one");
  EXPECT_EQ(Restored(second, "k"), "two");
  const auto all = backups_.List();
  ASSERT_THAT(all, IsOk());
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ(all->front().note, "first note");
  EXPECT_GT(all->front().size_bytes, 0u);
}

TEST_F(BackupsTest, KeepsFilesThatDoNotChangeOnce) {
  Put("k", std::string(1 << 20, 'x'));
  Create();
  const auto before = SharedFiles();
  Create();

  EXPECT_EQ(SharedFiles(), before);
}

TEST_F(BackupsTest, HoldsNoneWhereNothingWasMade) {
  const auto all = backups_.List();

  ASSERT_THAT(all, IsOk());
  EXPECT_THAT(*all, IsEmpty());
  EXPECT_FALSE(fs::exists(directory_));
  EXPECT_EQ(backups_.Restore(1, root_.path() / "to").code(), absl::StatusCode::kNotFound);
}

TEST_F(BackupsTest, PrunesTheOldestWithTheFilesThatNoOtherHolds) {
  const std::string marker = UniqueMarker();
  Put("k", marker);
  Create();
  Put("k", "two");
  ASSERT_THAT(database_->Purge({{.family = kFamily, .first = "k", .last = "k"}}), IsOk());
  Create();
  ASSERT_THAT(FilesWith(directory_, marker), Not(IsEmpty()));

  ASSERT_THAT(backups_.Prune(1), IsOk());

  EXPECT_THAT(Numbers(), ElementsAre(2));
  EXPECT_THAT(FilesWith(directory_, marker), IsEmpty());
  EXPECT_EQ(Restored(2, "k"), "two");
}

TEST_F(BackupsTest, PrunesDamagedOnesThatAreOlderAndCountsThemForNothing) {
  Put("k", "one");
  Create();
  Create();
  Create();
  fs::resize_file(directory_ / "meta" / "2", 1);

  ASSERT_THAT(backups_.Prune(2), IsOk());
  EXPECT_THAT(Numbers(), ElementsAre(1, 2, 3));

  ASSERT_THAT(backups_.Prune(1), IsOk());
  EXPECT_THAT(Numbers(), ElementsAre(3));
}

TEST_F(BackupsTest, StopsWhereItIsNotToGoOnAndLeavesNone) {
  std::string large;  // That no compression makes small.
  std::minstd_rand random;
  while (large.size() < 16 << 20) large.push_back(static_cast<char>(random() % 256));
  Put("k", large);
  int looks = 0;
  const auto stopped = backups_.Create(*database_, "", [&] {
    return ++looks > 1 ? absl::ResourceExhaustedError("full") : absl::OkStatus();
  });

  EXPECT_EQ(stopped.status(), absl::ResourceExhaustedError("full"));
  EXPECT_THAT(Numbers(), IsEmpty());

  const auto next = Create();
  EXPECT_EQ(Restored(next, "k"), large);
}

TEST_F(BackupsTest, TakesAwayWhatABrokenOffOneLeft) {
  Create();
  fs::create_directories(directory_ / "private" / "2");
  std::ofstream(directory_ / "private" / "2" / "MANIFEST") << "left";
  std::ofstream(directory_ / "shared_checksum" / "000001_s1_1.sst") << "left";

  const auto next = Create();

  EXPECT_THAT(FilesWith(directory_, "left"), IsEmpty());
  EXPECT_EQ(Restored(next, "k"), "nothing");
}

TEST_F(BackupsTest, FindsAFileThatIsNotAsItWas) {
  Put("k", "one");
  const auto number = Create();
  const fs::path file = SharedFiles().front();
  std::string bytes = Content(file);
  FlipBit(bytes, bytes.size() / 2);
  std::ofstream(file, std::ios::binary) << bytes;

  EXPECT_EQ(backups_.Restore(number, root_.path() / "to").code(), absl::StatusCode::kDataLoss);
}

// The next copy would share the file, and be as damaged as the ones before.
TEST_F(BackupsTest, CopiesAFileAnewThatHasChangedAndMendsTheEarlierOnes) {
  Put("k", "one");
  const auto first = Create();
  std::string bytes = Content(SharedFiles().front());
  FlipBit(bytes, bytes.size() / 2);
  std::ofstream(SharedFiles().front(), std::ios::binary) << bytes;

  const auto second = Create();

  EXPECT_EQ(Restored(second, "k"), "one");
  EXPECT_EQ(Restored(first, "k"), "one");
}

TEST_F(BackupsTest, TellsThatAFileWasNotRemoved) {
  Put("k", "one");
  Create();
  std::ofstream(directory_ / "shared_checksum" / "000001_s1_1.sst") << "left";
  fs::create_directory(directory_ / "shared_checksum" / "000002_s1_1.sst");  // Cannot be unlinked.
  std::ofstream(directory_ / "shared_checksum" / "000002_s1_1.sst" / "left") << "left";

  EXPECT_EQ(backups_.Prune(1).code(), absl::StatusCode::kInternal);
}

// RocksDB would end the process where two lists disagree about a file.
TEST_F(BackupsTest, TakesAListThatHasChangedForDamagedAndTheOthersAsTheyAre) {
  Put("k", "one");
  const auto first = Create();
  const auto second = Create();
  const fs::path list = directory_ / "meta" / std::to_string(first);
  std::string text = Content(list);
  const auto checksum = text.find("crc32 ") + 6;
  text.at(checksum) = text.at(checksum) == '1' ? '2' : '1';
  std::ofstream(list, std::ios::binary) << text;

  const auto read = backups_.List();
  ASSERT_THAT(read, IsOk());
  EXPECT_TRUE(read->front().damaged);
  EXPECT_FALSE(read->back().damaged);
  EXPECT_EQ(backups_.Restore(first, root_.path() / "to").code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Restored(second, "k"), "one");

  const auto third = Create();
  EXPECT_THAT(Numbers(), ElementsAre(first, second, third));
  EXPECT_EQ(Restored(third, "k"), "one");
  ASSERT_THAT(backups_.Prune(1), IsOk());
  EXPECT_THAT(Numbers(), ElementsAre(third));
}

// Left out of a copy of the directory, say.
TEST_F(BackupsTest, LosesNoneWhereTheSealsAreGone) {
  Put("k", "one");
  const auto first = Create();
  const auto second = Create();
  fs::remove_all(directory_ / "seals");

  EXPECT_EQ(Restored(first, "k"), "one");
  const auto third = Create();

  EXPECT_THAT(Numbers(), ElementsAre(first, second, third));
  EXPECT_EQ(Restored(second, "k"), "one");
}

TEST_F(BackupsTest, TakesAnOlderOneThatIsNotSealedForDamaged) {
  Put("k", "one");
  const auto first = Create();
  const auto second = Create();
  fs::remove(directory_ / "seals" / std::to_string(first));

  const auto third = Create();

  EXPECT_THAT(Numbers(), ElementsAre(first, second, third));
  const auto all = backups_.List();
  ASSERT_THAT(all, IsOk());
  EXPECT_TRUE(all->front().damaged);
}

TEST_F(BackupsTest, TakesOneThatIsNotSealedForBrokenOff) {
  Put("k", "one");
  const auto first = Create();
  Create();
  fs::remove(directory_ / "seals" / "2");

  EXPECT_THAT(Numbers(), ElementsAre(first));
  const auto next = Create();
  EXPECT_THAT(Numbers(), ElementsAre(first, next));
  EXPECT_EQ(Restored(next, "k"), "one");
}

// It might be mended from elsewhere.
TEST_F(BackupsTest, LeavesWhatIsLeftOfADamagedOne) {
  Create();
  Create();
  const fs::path part = directory_ / "private" / "1" / "CURRENT";
  const std::string bytes = Content(part);
  fs::remove(part);

  Create();
  std::ofstream(part, std::ios::binary) << bytes;

  EXPECT_EQ(Restored(1, "k"), "nothing");
}

TEST_F(BackupsTest, FindsAFileThatIsGone) {
  Put("k", "one");
  const auto number = Create();
  fs::remove(SharedFiles().front());

  const auto all = backups_.List();
  ASSERT_THAT(all, IsOk());
  EXPECT_TRUE(all->front().damaged);
  EXPECT_EQ(backups_.Restore(number, root_.path() / "to").code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace waymark::storage
