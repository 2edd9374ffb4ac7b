#include <atomic>
#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"

#include "ingest-service/commit/test_writes.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::Each;
using testing::ElementsAre;

// Files whose syncing fails from a moment on, as on a broken disk.
class BrokenDisk : public rocksdb::FileSystemWrapper {
 public:
  BrokenDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  void Break() { *broken_ = true; }

  [[nodiscard]] const char* Name() const override { return "BrokenDisk"; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override {
    const rocksdb::IOStatus opened = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (opened.ok()) *file = std::make_unique<File>(std::move(*file), broken_);
    return opened;
  }

 private:
  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file,
         std::shared_ptr<const std::atomic<bool>> broken)
        : FSWritableFileOwnerWrapper(std::move(file)), broken_(std::move(broken)) {}

    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* debug) override {
      if (*broken_) return rocksdb::IOStatus::IOError("broken disk");
      return FSWritableFileOwnerWrapper::Sync(options, debug);
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options,
                            rocksdb::IODebugContext* debug) override {
      if (*broken_) return rocksdb::IOStatus::IOError("broken disk");
      return FSWritableFileOwnerWrapper::Fsync(options, debug);
    }

   private:
    const std::shared_ptr<const std::atomic<bool>> broken_;
  };

  const std::shared_ptr<std::atomic<bool>> broken_ = std::make_shared<std::atomic<bool>>(false);
};

// What the writers and the process were told, in order. All of it on the committer's thread, or
// after it.
struct Told {
  CommitQueue::Completion Note() {
    return [this](const absl::StatusOr<CommittedVisit>& result) {
      reasons.push_back(errors::ReasonName(errors::ReasonOf(result.status())));
    };
  }

  std::vector<std::string> reasons;
  std::vector<absl::Status> failures;
};

// A queue whose disk breaks while its first write, which is durable, is being told.
class WriteFailureTest : public testing::Test {
 protected:
  WriteFailureTest() : store_(OpenLog(directory_.path(), env_.get())) {}

  CommitQueue::Observers Observers() {
    return {.on_durable =
                [this](const LogHead&) {
                  held_.Notify();
                  released_.WaitForNotification();
                },
            .on_write_failed =
                [this](const absl::Status& cause) {
                  told_.failures.push_back(cause);
                  failed_.Notify();
                }};
  }

  void SubmitThenBreak(CommitQueue& queue, int writes) {
    queue.Submit(WriteOf("durable"),
                 [](const absl::StatusOr<CommittedVisit>& result) { EXPECT_THAT(result, IsOk()); });
    held_.WaitForNotification();
    for (int i = 0; i < writes; ++i) queue.Submit(WriteOf("v" + std::to_string(i)), told_.Note());
    disk_->Break();
    released_.Notify();
    failed_.WaitForNotification();
  }

  const TemporaryDirectory directory_;
  const std::shared_ptr<BrokenDisk> disk_ = std::make_shared<BrokenDisk>();
  const std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(disk_);
  const std::unique_ptr<LogStore> store_;
  absl::Notification held_;
  absl::Notification released_;
  absl::Notification failed_;
  Told told_;
};

TEST_F(WriteFailureTest, TheGroupIsToldThatTheOutcomeIsUnknown) {
  CommitQueue queue(*store_, {.max_waiting = 1000}, Observers());

  SubmitThenBreak(queue, 3);

  EXPECT_THAT(told_.reasons, ElementsAre("WRITE_OUTCOME_UNKNOWN", "WRITE_OUTCOME_UNKNOWN",
                                         "WRITE_OUTCOME_UNKNOWN"));
  EXPECT_EQ(store_->head().sequence, 1U);
}

TEST_F(WriteFailureTest, ThoseBehindTheGroupAreToldThatNothingWasDone) {
  constexpr int kGroup = 128;
  CommitQueue queue(*store_, {.max_waiting = 1000}, Observers());

  SubmitThenBreak(queue, kGroup + 2);

  ASSERT_EQ(told_.reasons.size(), std::size_t{kGroup + 2});
  const auto rest = told_.reasons.begin() + kGroup;
  EXPECT_THAT(std::vector(told_.reasons.begin(), rest), Each("WRITE_OUTCOME_UNKNOWN"));
  EXPECT_THAT(std::vector(rest, told_.reasons.end()), Each("SHUTTING_DOWN"));
}

TEST_F(WriteFailureTest, NothingIsTakenAnyMore) {
  CommitQueue queue(*store_, {.max_waiting = 1000}, Observers());
  SubmitThenBreak(queue, 1);
  told_.reasons.clear();

  queue.Submit(WriteOf("late"), told_.Note());
  EXPECT_TRUE(queue.TrySubmit(WriteOf("late"), told_.Note()));

  EXPECT_THAT(told_.reasons, ElementsAre("SHUTTING_DOWN", "SHUTTING_DOWN"));
}

TEST_F(WriteFailureTest, TheProcessIsToldOnceAndWhy) {
  {
    CommitQueue queue(*store_, {.max_waiting = 1000}, Observers());
    SubmitThenBreak(queue, 300);
  }
  ASSERT_EQ(told_.failures.size(), 1U);
  EXPECT_THAT(std::string(told_.failures.front().message()), testing::HasSubstr("broken disk"));
}

// A disk that is full for one sync, and counts what is begun to be written after.
class DiskFullForAMoment : public rocksdb::FileSystemWrapper {
 public:
  DiskFullForAMoment() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  void FailTheNextSync() { state_->full = true; }
  [[nodiscard]] int files_since() const { return state_->files_since; }

  [[nodiscard]] const char* Name() const override { return "DiskFullForAMoment"; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override {
    if (state_->failed) ++state_->files_since;
    const rocksdb::IOStatus opened = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (opened.ok()) *file = std::make_unique<File>(std::move(*file), state_);
    return opened;
  }

 private:
  struct State {
    std::atomic<bool> full = false;
    std::atomic<bool> failed = false;
    std::atomic<int> files_since = 0;
  };

  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, std::shared_ptr<State> state)
        : FSWritableFileOwnerWrapper(std::move(file)), state_(std::move(state)) {}

    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* debug) override {
      if (!state_->full.exchange(false)) return FSWritableFileOwnerWrapper::Sync(options, debug);
      state_->failed = true;
      return rocksdb::IOStatus::NoSpace("full for a moment");
    }

   private:
    const std::shared_ptr<State> state_;
  };

  const std::shared_ptr<State> state_ = std::make_shared<State>();
};

// RocksDB went on by itself within milliseconds and flushed some families: opened again, the log
// then lacked a change that a remembered request was answered with.
TEST(DiskFullForAMomentTest, NothingGoesOnUntilTheLogIsOpenedAgain) {
  const auto disk = std::make_shared<DiskFullForAMoment>();
  const auto env = rocksdb::NewCompositeEnv(disk);
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path(), env.get());
  ASSERT_THAT(store->Append(AdditionOf({ChangeOf("v1")}, 1)), IsOk());

  disk->FailTheNextSync();
  EXPECT_FALSE(store->Append(AdditionOf({ChangeOf("v2")}, 2)).ok());

  constexpr absl::Duration kLongEnoughToGoOn = absl::Seconds(1);
  absl::Notification never;
  never.WaitForNotificationWithTimeout(kLongEnoughToGoOn);
  EXPECT_EQ(disk->files_since(), 0);
}

}  // namespace
}  // namespace waymark::ingest
