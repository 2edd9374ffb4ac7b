#include "ingest-service/log/data_directory.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

// A log of three changes, the mark beside it.
void Fill(const DataDirectory& data) {
  const auto store = data.Open();
  ASSERT_THAT(store.status(), IsOk());
  for (int i = 0; i < 3; ++i)
    ASSERT_THAT((*store)->Append(AdditionOf({ChangeOf("v" + std::to_string(i))}, 1)), IsOk());
  ASSERT_THAT(AcknowledgedMark::Write(data.mark_file(), (*store)->log_id(), 3), IsOk());
}

TEST(DataDirectory, MarksALogFromItsBeginning) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());

  ASSERT_THAT(data.Open().status(), IsOk());

  EXPECT_TRUE(std::filesystem::exists(data.mark_file()));
  EXPECT_THAT(data.Open().status(), IsOk());
}

TEST(DataDirectory, RefusesALogWhoseMarkIsGoneUntilTheLossIsAccepted) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());
  ASSERT_NO_FATAL_FAILURE(Fill(data));
  EXPECT_THAT(data.Open().status(), IsOk());

  std::filesystem::remove(data.mark_file());
  EXPECT_EQ(data.Open().status().code(), absl::StatusCode::kDataLoss);

  const auto end = data.AcceptLoss();
  ASSERT_THAT(end.status(), IsOk());
  EXPECT_EQ(*end, 3u);
  EXPECT_THAT(data.Open().status(), IsOk());
}

TEST(DataDirectory, MakesTheStatesOfVisitsWhatIsLeftOfTheLogSays) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());
  ASSERT_NO_FATAL_FAILURE(Fill(data));
  {
    // As if changes 4 and 5 were lost with the end of the log, but not what they did elsewhere.
    auto database = storage::Database::Open(
        {.directory = directory.path() / "log", .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
    internal::v1::Head lost;
    lost.set_sequence(5);
    lost.set_revision(2);
    storage::Batch batch;
    batch.Put(keys::kHeads, keys::Visit(NameOf("v1")), lost.SerializeAsString());
    batch.Put(keys::kHeads, keys::Visit(NameOf("lost")), lost.SerializeAsString());
    batch.Delete(keys::kHeads, keys::Visit(NameOf("v2")));
    ASSERT_THAT((*database)->Write(batch, storage::Sync::kYes), IsOk());
  }
  std::ifstream mark(data.mark_file());
  std::string magic, format, log_id;
  ASSERT_TRUE(mark >> magic >> format >> log_id);
  ASSERT_THAT(AcknowledgedMark::Write(data.mark_file(), log_id, 5), IsOk());
  EXPECT_EQ(data.Open().status().code(), absl::StatusCode::kDataLoss);

  const auto end = data.AcceptLoss();

  ASSERT_THAT(end, IsOk());
  EXPECT_EQ(*end, 3u);
  const auto store = data.Open();
  ASSERT_THAT(store, IsOk());
  EXPECT_FALSE((*(*store)->FindHead(NameOf("lost"))).has_value());
  for (const auto& [visit, sequence] : {std::pair("v1", 2u), std::pair("v2", 3u)}) {
    const auto head = (*store)->FindHead(NameOf(visit));
    ASSERT_TRUE(head.ok() && head->has_value()) << visit;
    EXPECT_EQ((*head)->sequence(), sequence);
    EXPECT_EQ((*head)->revision(), 1);
    EXPECT_EQ((*head)->create_time_micros(), 1);
  }
}

TEST(DataDirectory, AcceptsNoBrokenChain) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());
  ASSERT_NO_FATAL_FAILURE(Fill(data));
  {
    auto database = storage::Database::Open(
        {.directory = directory.path() / "log", .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
    storage::Batch batch;
    batch.Delete(keys::kLog, keys::Sequence(2));
    ASSERT_THAT((*database)->Write(batch, storage::Sync::kYes), IsOk());
  }

  const auto end = data.AcceptLoss();

  EXPECT_EQ(end.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(end.status().message()), testing::HasSubstr("breaks at change 2"));
}

TEST(DataDirectory, AcceptsNoLossOfALogThatIsNotThere) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());

  EXPECT_EQ(data.AcceptLoss().status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(directory.path() / "log"));
}

TEST(DataDirectory, AcceptsNoLossOfALogInUse) {
  const TemporaryDirectory directory;
  const DataDirectory data(directory.path());
  const auto store = data.Open();
  ASSERT_THAT(store.status(), IsOk());

  EXPECT_FALSE(data.AcceptLoss().ok());
}

}  // namespace
}  // namespace waymark::ingest
