#include "common/storage/record_file.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

#include "common/files/file_reading.h"
#include "common/storage/database.h"
#include "common/storage/test_files.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

class RecordFileTest : public testing::Test {
 protected:
  // A database that has never been opened again: all that was written is in its write-ahead log.
  void Write(int entries, std::size_t bytes) {
    const auto database = Database::Open({.directory = database_dir(), .families = {"a"}});
    ASSERT_THAT(database, IsOk());
    for (int i = 0; i < entries; ++i) {
      Batch batch;
      batch.Put(0, std::to_string(i), std::string(bytes, 'x'));
      ASSERT_THAT((*database)->Write(batch, Sync::kYes), IsOk());
    }
  }

  // The only such file that is not empty.
  std::string ContentOf(const std::string& beginning, const std::string& end) const {
    std::string found;
    for (const auto& entry : std::filesystem::directory_iterator(database_dir())) {
      const std::string name = entry.path().filename();
      if (!name.starts_with(beginning) || !name.ends_with(end) || entry.file_size() == 0) continue;
      EXPECT_EQ(found, "");
      found = Content(entry.path());
    }
    EXPECT_NE(found, "");
    return found;
  }

  absl::Status Check(const std::string& content) const {
    const std::filesystem::path file = directory_.path() / "file";
    std::ofstream(file, std::ios::binary) << content;
    return CheckRecordFile(file);
  }

  // The bits of the content that can be flipped without being found.
  int UnnoticedFlips(std::string content) const {
    int unnoticed = 0;
    for (char& byte : content) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        const char before = byte;
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << bit));
        if (Check(content).code() != absl::StatusCode::kDataLoss) ++unnoticed;
        byte = before;
      }
    }
    return unnoticed;
  }

  std::filesystem::path database_dir() const { return directory_.path() / "database"; }

  TemporaryDirectory directory_;
};

TEST_F(RecordFileTest, NoBitOfAWriteAheadLogFlipsUnnoticed) {
  Write(3, 20);
  const std::string log = ContentOf("", ".log");

  EXPECT_THAT(Check(log), IsOk());
  EXPECT_EQ(UnnoticedFlips(log), 0);
}

TEST_F(RecordFileTest, NoBitOfAManifestFlipsUnnoticed) {
  Write(1, 1);
  const std::string manifest = ContentOf("MANIFEST-", "");

  EXPECT_THAT(Check(manifest), IsOk());
  EXPECT_EQ(UnnoticedFlips(manifest), 0);
}

TEST_F(RecordFileTest, FindsAFlipInAnyOfManyBlocks) {
  constexpr std::size_t kEntry = 10'000;
  Write(20, kEntry);
  std::string log = ContentOf("", ".log");
  ASSERT_THAT(Check(log), IsOk());

  for (std::size_t at = kEntry / 2; at < log.size(); at += kEntry) {
    FlipBit(log, at);
    EXPECT_EQ(Check(log).code(), absl::StatusCode::kDataLoss) << at;
    FlipBit(log, at);
  }
}

TEST_F(RecordFileTest, TakesWhatACrashCutOff) {
  Write(3, 20);
  const std::string log = ContentOf("", ".log");

  for (std::size_t length = 0; length < log.size(); ++length) {
    EXPECT_THAT(Check(log.substr(0, length)), IsOk()) << length;
  }
}

TEST_F(RecordFileTest, TakesRoomThatWasNotUsed) {
  Write(3, 20);

  EXPECT_THAT(Check(ContentOf("", ".log") + std::string(100, '\0')), IsOk());
}

TEST_F(RecordFileTest, SaysThatThereIsNoFile) {
  EXPECT_EQ(CheckRecordFile(directory_.path() / "none").code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace waymark::storage
