#include <utility>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "gtest/gtest.h"

#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/commit/test_writes.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

// A log of one visit with two revisions, of which the first may be erased.
class ErasureTest : public testing::Test {
 protected:
  ErasureTest() : store_(OpenLog(directory_.path())) {
    Put("2016");
    Put("2017");
  }

  void Put(const std::string& text) {
    EXPECT_THAT(Commit(queue_, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, text)), IsOk());
  }

  // As it is made by who has found the first revision there.
  static VisitWrite Erasure() {
    VisitWrite write{.intent = VisitWrite::Intent::kErase,
                     .name = NameOf("v1"),
                     .erasure = {.revision = 1, .sequence = 1, .reason = "It named somebody."},
                     .submitter = "someone"};
    return write;
  }

  const TemporaryDirectory directory_;
  const std::unique_ptr<LogStore> store_;
  CommitQueue queue_{
      *store_,
      {.max_waiting = 10},
      {.on_durable = [](const LogHead&) {}, .on_write_failed = [](const absl::Status&) {}}};
};

TEST_F(ErasureTest, ARevisionErasedSinceItWasLookedUpIsNotErasedAgain) {
  const auto first = Commit(queue_, Erasure());
  Put("2018");

  const auto again = Commit(queue_, Erasure());

  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->sequence, 3U);
  EXPECT_EQ(again->sequence, first->sequence);
  EXPECT_EQ(store_->head().sequence, 4U);
}

TEST_F(ErasureTest, ARevisionErasedTwiceInOneGroupIsErasedOnce) {
  absl::Notification held;
  absl::Notification released;
  VisitWrite hold;
  hold.still_wanted = [&] {
    held.Notify();
    released.WaitForNotification();
    return errors::CallerGone();
  };
  queue_.Submit(std::move(hold), [](const auto&) {});
  held.WaitForNotification();
  std::vector<std::uint64_t> sequences;
  absl::BlockingCounter left(2);
  for (int i = 0; i < 2; ++i) {
    queue_.Submit(Erasure(), [&](const absl::StatusOr<CommittedVisit>& result) {
      EXPECT_THAT(result, IsOk());
      if (result.ok()) sequences.push_back(result->sequence);
      left.DecrementCount();
    });
  }
  released.Notify();
  left.Wait();

  EXPECT_EQ(sequences, (std::vector<std::uint64_t>{3, 3}));
  EXPECT_EQ(store_->head().sequence, 3U);
}

}  // namespace
}  // namespace waymark::ingest
