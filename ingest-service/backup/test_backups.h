#ifndef WAYMARK_INGEST_SERVICE_BACKUP_TEST_BACKUPS_H_
#define WAYMARK_INGEST_SERVICE_BACKUP_TEST_BACKUPS_H_

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "gtest/gtest.h"

#include "ingest-service/backup/backup_store.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

// A served log and its backups, for tests.
namespace waymark::ingest {

inline absl::Status HasRoom() { return absl::OkStatus(); }

class BackupsOfLogTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(data_dir_);
    auto opened = DataDirectory(data_dir_).Open();
    ASSERT_THAT(opened, IsOk());
    store_ = *std::move(opened);
    auto backups = BackupStore::Open({.directory = backup_dir_});
    ASSERT_THAT(backups, IsOk());
    backups_ = *std::move(backups);
  }

  void Write(const std::string& visit_id) { WriteTo(*store_, visit_id); }
  // A new visit.
  void WriteTo(LogStore& store, const std::string& visit_id) {
    NewChange change = ChangeOf(visit_id);
    change.create_time_micros = ++time_;
    ASSERT_THAT(store.Append(AdditionOf({change}, time_)), IsOk());
  }
  NotedBackup Create(std::uint32_t keep = 14) {
    const auto made = backups_->Create(*store_, keep, HasRoom);
    EXPECT_THAT(made, IsOk());
    return made.ok() ? *made : NotedBackup();
  }
  // A file of tables that backups share.
  [[nodiscard]] std::filesystem::path SharedFile() const {
    return std::filesystem::directory_iterator(backup_dir_ / "shared_checksum")->path();
  }
  static void FlipAByte(const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
    const auto flipped = static_cast<char>(stream.peek() ^ 1);
    stream.seekp(stream.tellg());
    stream.put(flipped);
  }

  const TemporaryDirectory root_;
  const std::filesystem::path data_dir_ = root_.path() / "data";
  const std::filesystem::path backup_dir_ = root_.path() / "backups";
  std::unique_ptr<LogStore> store_;
  std::unique_ptr<BackupStore> backups_;
  std::int64_t time_ = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_BACKUP_TEST_BACKUPS_H_
