#include "ingest-service/log/request_memory.h"

#include <memory>
#include <vector>

#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/keys.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using internal::v1::StoredRequest;

constexpr std::int64_t kStart = 1'000'000'000'000;
const std::int64_t kDay = absl::ToInt64Microseconds(absl::Hours(24));

StoredRequest RequestAt(std::int64_t commit_time_micros, std::uint64_t sequence = 1) {
  StoredRequest request;
  request.set_sequence(sequence);
  request.set_commit_time_micros(commit_time_micros);
  return request;
}

class RequestMemoryTest : public testing::Test {
 protected:
  RequestMemoryTest() {
    auto database =
        storage::Database::Open({.directory = directory_.path(), .families = keys::Families()});
    EXPECT_THAT(database, IsOk());
    database_ = *std::move(database);
    memory_ = std::make_unique<RequestMemory>(*database_);
  }

  void Write(const storage::Batch& batch) {
    ASSERT_THAT(database_->Write(batch, storage::Sync::kNo), IsOk());
  }

  void Remember(const std::string& id, const StoredRequest& request) {
    storage::Batch batch;
    RequestMemory::Remember("someone", id, request, batch);
    Write(batch);
  }

  // How many entries the next groups at this time remove.
  std::vector<std::size_t> RemovedAt(std::int64_t now_micros, int groups) {
    std::vector<std::size_t> removed;
    for (int i = 0; i < groups; ++i) {
      storage::Batch batch;
      memory_->ForgetSome(now_micros, batch);
      removed.push_back(batch.entries.size());
      Write(batch);
    }
    return removed;
  }

  bool Knows(const std::string& id, const std::string& submitter = "someone") {
    const auto found = memory_->Find(submitter, id);
    EXPECT_THAT(found, IsOk());
    return found.ok() && found->has_value();
  }

  const TemporaryDirectory directory_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<RequestMemory> memory_;
};

TEST_F(RequestMemoryTest, FindsARequestByWhoSentItAndItsId) {
  Remember("a", RequestAt(kStart));

  EXPECT_TRUE(Knows("a"));
  EXPECT_FALSE(Knows("b"));
  EXPECT_FALSE(Knows("a", "another"));
}

TEST_F(RequestMemoryTest, ForgetsAfterSevenDaysAndNotBefore) {
  Remember("a", RequestAt(kStart));

  EXPECT_THAT(RemovedAt(kStart + 7 * kDay, 1), testing::ElementsAre(0));
  EXPECT_TRUE(Knows("a"));

  EXPECT_THAT(RemovedAt(kStart + 7 * kDay + 1, 2), testing::ElementsAre(2, 0));
  EXPECT_FALSE(Knows("a"));
}

TEST_F(RequestMemoryTest, KeepsWhatIsYounger) {
  Remember("old", RequestAt(kStart));
  Remember("young", RequestAt(kStart + kDay));

  RemovedAt(kStart + 7 * kDay + 1, 1);

  EXPECT_FALSE(Knows("old"));
  EXPECT_TRUE(Knows("young"));
  EXPECT_THAT(RemovedAt(kStart + 8 * kDay + 1, 1), testing::ElementsAre(2));
}

TEST_F(RequestMemoryTest, ForgetsMuchInSeveralGroups) {
  for (int i = 0; i < 300; ++i) Remember(std::to_string(i), RequestAt(kStart + i));

  EXPECT_THAT(RemovedAt(kStart + 8 * kDay, 3), testing::ElementsAre(512, 88, 0));
}

TEST_F(RequestMemoryTest, LooksAgainForWhatWasRememberedAfterAllWasForgotten) {
  RemovedAt(kStart, 1);
  Remember("a", RequestAt(kStart));

  RemovedAt(kStart + 7 * kDay + 1, 1);

  EXPECT_FALSE(Knows("a"));
}

TEST_F(RequestMemoryTest, DropsWhatAnswersWithChangesThatTheLogHasNot) {
  Remember("kept", RequestAt(kStart, 5));
  Remember("lost", RequestAt(kStart, 6));
  storage::Batch batch;

  ASSERT_THAT(memory_->DropAfter(5, batch), IsOk());

  Write(batch);
  EXPECT_TRUE(Knows("kept"));
  EXPECT_FALSE(Knows("lost"));
}

}  // namespace
}  // namespace waymark::ingest
