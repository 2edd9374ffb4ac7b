#include "ingest-service/log/data_directory.h"

#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/log/acknowledged_mark.h"
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
    ASSERT_THAT((*store)->Append({ChangeOf("v" + std::to_string(i))}, 1), IsOk());
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
