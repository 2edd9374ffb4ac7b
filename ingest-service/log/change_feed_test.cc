#include "ingest-service/log/change_feed.h"

#include <list>

#include "gtest/gtest.h"

#include "ingest-service/log/test_log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using internal::v1::StreamChangesRequest;

constexpr int kMaxFollowers = 64;

std::int64_t LongAgo() { return 0; }

// Counts its wakes.
class FakeFollower : public ChangeFeed::Follower {
 public:
  void Wake() override {
    const absl::MutexLock lock(&mutex_);
    ++wakes_;
  }

  void WaitForWakes(int wakes) {
    const absl::MutexLock lock(&mutex_);
    const auto woken = [this, wakes]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return wakes_ >= wakes; };
    mutex_.Await(absl::Condition(&woken));
  }

 private:
  absl::Mutex mutex_;
  int wakes_ ABSL_GUARDED_BY(mutex_) = 0;
};

class ChangeFeedTest : public testing::Test {
 protected:
  ChangeFeedTest() : store_(OpenLog(directory_.path())) {}

  void Append(int changes) {
    for (int i = 0; i < changes; ++i) {
      const std::string id = "v" + std::to_string(store_->head().sequence + 1);
      ASSERT_THAT(store_->Append(AdditionOf({ChangeOf(id)}, 1)), IsOk());
    }
  }

  StreamChangesRequest PositionAt(std::uint64_t sequence) {
    StreamChangesRequest position;
    position.set_log_id(store_->log_id());
    position.set_applied_sequence(sequence);
    position.set_chain_hash(store_->FindHash(sequence)->value_or(""));
    return position;
  }

  const TemporaryDirectory directory_;
  const std::unique_ptr<LogStore> store_;
};

TEST_F(ChangeFeedTest, CheckPosition_TakesWhereTheLogHasBeen) {
  Append(3);
  const ChangeFeed feed(*store_, &LongAgo);

  EXPECT_THAT(feed.CheckPosition(StreamChangesRequest()), IsOk());
  for (const std::uint64_t sequence : {0U, 2U, 3U}) {
    EXPECT_THAT(feed.CheckPosition(PositionAt(sequence)), IsOk()) << sequence;
  }
}

TEST_F(ChangeFeedTest, CheckPosition_RefusesWhereTheLogHasNotBeen) {
  Append(3);
  const ChangeFeed feed(*store_, &LongAgo);
  StreamChangesRequest other_log = PositionAt(2);
  other_log.set_log_id("another");
  StreamChangesRequest other_hash = PositionAt(2);
  other_hash.set_applied_sequence(1);
  StreamChangesRequest no_hash = PositionAt(2);
  no_hash.clear_chain_hash();
  struct Case {
    const char* name;
    StreamChangesRequest position;
  };

  for (const Case& c : {Case{"other log", other_log}, Case{"other hash there", other_hash},
                        Case{"no hash", no_hash}, Case{"beyond the end", PositionAt(4)}}) {
    EXPECT_THAT(feed.CheckPosition(c.position), HasReason(v1::ERROR_REASON_LOG_REPLACED)) << c.name;
  }
}

TEST_F(ChangeFeedTest, Read_BeginsWithWhatTheLogHeldAtTheStart) {
  Append(3);
  const ChangeFeed feed(*store_, &LongAgo);

  const auto read = feed.Read(1);

  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->log_id(), store_->log_id());
  EXPECT_EQ(read->head_sequence(), 3U);
  ASSERT_EQ(read->changes_size(), 2);
  EXPECT_EQ(read->changes(0).hash(), **store_->FindHash(2));
  EXPECT_EQ(read->changes(1).hash(), **store_->FindHash(3));
}

TEST_F(ChangeFeedTest, Read_NeverShowsWhatIsNotPublished) {
  ChangeFeed feed(*store_, &LongAgo);
  Append(3);
  EXPECT_EQ(feed.Read(0)->changes_size(), 0);

  feed.Publish(2);

  EXPECT_EQ(feed.Read(0)->changes_size(), 2);
  EXPECT_EQ(feed.Read(0)->head_sequence(), 2U);
  EXPECT_EQ(feed.Read(2)->changes_size(), 0);
}

TEST_F(ChangeFeedTest, Read_AtTheEndIsAHeartbeatWithTheHead) {
  Append(2);
  const ChangeFeed feed(*store_, &LongAgo);

  const auto read = feed.Read(2);

  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->log_id(), store_->log_id());
  EXPECT_EQ(read->head_sequence(), 2U);
  EXPECT_EQ(read->changes_size(), 0);
}

TEST_F(ChangeFeedTest, Read_TellsBeforeWhatTimeNothingIsToCome) {
  Append(1);
  const ChangeFeed feed(*store_, [] { return std::int64_t{1'000}; });

  EXPECT_EQ(feed.Read(0)->closed_before_micros(), 1'000);
  EXPECT_EQ(feed.Read(1)->closed_before_micros(), 1'000);
}

// What is promised holds of what is not published by then: a head from before would lack a change
// that may lie before the time.
TEST_F(ChangeFeedTest, Read_KnowsAHeadNoOlderThanTheTime) {
  std::function<void()> while_time_is_asked = [] {};
  ChangeFeed feed(*store_, [&] {
    while_time_is_asked();
    return std::int64_t{1'000};
  });
  Append(1);
  while_time_is_asked = [&] { feed.Publish(1); };

  EXPECT_EQ(feed.Read(0)->head_sequence(), 1U);
}

TEST_F(ChangeFeedTest, Read_TakesAboutAMebibyte) {
  constexpr std::size_t kChangeBytes = 400'000;
  NewChange change = ChangeOf("v1");
  change.stored_revision = std::string(kChangeBytes, 'r');
  ASSERT_THAT(store_->Append(AdditionOf({change, change, change, change}, 1)), IsOk());
  const ChangeFeed feed(*store_, &LongAgo);

  EXPECT_EQ(feed.Read(0)->changes_size(), 3);
  EXPECT_EQ(feed.Read(3)->changes_size(), 1);
}

TEST_F(ChangeFeedTest, WakesAtNews) {
  FakeFollower one;
  FakeFollower two;
  ChangeFeed feed(*store_, &LongAgo);
  ASSERT_THAT(feed.Join(&one), IsOk());
  ASSERT_THAT(feed.Join(&two), IsOk());

  feed.Publish(1);

  one.WaitForWakes(1);
  two.WaitForWakes(1);
}

TEST_F(ChangeFeedTest, WakesWithoutNewsForAHeartbeat) {
  FakeFollower follower;
  ChangeFeed feed(*store_, &LongAgo);
  ASSERT_THAT(feed.Join(&follower), IsOk());

  follower.WaitForWakes(2);
}

TEST_F(ChangeFeedTest, Close_WakesAllAndEndsReading) {
  Append(1);
  FakeFollower follower;
  ChangeFeed feed(*store_, &LongAgo);
  ASSERT_THAT(feed.Join(&follower), IsOk());

  feed.Close();

  follower.WaitForWakes(1);
  EXPECT_THAT(feed.Read(0), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
  FakeFollower late;
  EXPECT_THAT(feed.Join(&late), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
}

TEST_F(ChangeFeedTest, Join_RefusesTooManyUntilOneLeaves) {
  std::list<FakeFollower> followers(kMaxFollowers);
  FakeFollower another;
  ChangeFeed feed(*store_, &LongAgo);
  for (FakeFollower& follower : followers) ASSERT_THAT(feed.Join(&follower), IsOk());
  EXPECT_THAT(feed.Join(&another), HasReason(v1::ERROR_REASON_OVERLOADED));

  feed.Leave(&followers.front());

  EXPECT_THAT(feed.Join(&another), IsOk());
}

}  // namespace
}  // namespace waymark::ingest
