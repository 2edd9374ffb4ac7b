#include "ingest-service/commit/commit_clock.h"

#include <fstream>

#include "gtest/gtest.h"

#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

class CommitClockTest : public testing::Test {
 protected:
  CommitClock Open(std::int64_t last_micros = 0, const std::string& log_id = "log") {
    return CommitClock(
        last_micros, [this] { return absl::FromUnixMicros(now_); }, file_, log_id);
  }

  const TemporaryDirectory directory_;
  const std::filesystem::path file_ = directory_.path() / "promised";
  std::int64_t now_ = 1000;
};

std::int64_t CommitTimeOfGroup(CommitClock& clock) {
  const std::int64_t time = clock.Begin();
  clock.Finish();
  return time;
}

TEST_F(CommitClockTest, GivesTheTimeItIs) {
  CommitClock clock = Open();

  EXPECT_EQ(CommitTimeOfGroup(clock), 1000);
  now_ = 2000;
  EXPECT_EQ(CommitTimeOfGroup(clock), 2000);
}

TEST_F(CommitClockTest, TimesRiseThoughTheClockStandsOrGoesBack) {
  CommitClock clock = Open();

  EXPECT_EQ(CommitTimeOfGroup(clock), 1000);
  EXPECT_EQ(CommitTimeOfGroup(clock), 1001);
  now_ = 500;
  EXPECT_EQ(CommitTimeOfGroup(clock), 1002);
}

TEST_F(CommitClockTest, GoesOnAfterTheLastChangeOfTheLog) {
  CommitClock clock = Open(/*last_micros=*/5000);

  EXPECT_EQ(clock.Promise(), 5001);
  EXPECT_EQ(CommitTimeOfGroup(clock), 5001);
}

TEST_F(CommitClockTest, WhatIsPromisedRisesWithTheClockAndNeverFalls) {
  CommitClock clock = Open();

  EXPECT_EQ(clock.Promise(), 1000);
  now_ = 2000;
  EXPECT_EQ(clock.Promise(), 2000);
  now_ = 500;
  EXPECT_EQ(clock.Promise(), 2000);
}

TEST_F(CommitClockTest, NothingIsCommittedBeforeWhatWasPromised) {
  CommitClock clock = Open();
  EXPECT_EQ(clock.Promise(), 1000);

  now_ = 500;

  EXPECT_EQ(CommitTimeOfGroup(clock), 1000);
}

TEST_F(CommitClockTest, WhileAGroupIsUnderWayNoMoreThanItsTimeIsPromised) {
  CommitClock clock = Open();
  const std::int64_t under_way = clock.Begin();

  now_ = 2000;

  EXPECT_EQ(clock.Promise(), under_way);
  clock.Finish();
  EXPECT_EQ(clock.Promise(), 2000);
}

TEST_F(CommitClockTest, TheTimeAfterAPublishedGroupIsPromisedAtOnce) {
  CommitClock clock = Open();
  const std::int64_t published = CommitTimeOfGroup(clock);

  EXPECT_GT(clock.Promise(), published);
}

TEST_F(CommitClockTest, APromiseIsKeptOverARestartThoughTheClockGoesBack) {
  { EXPECT_EQ(Open().Promise(), 1000); }
  now_ = 500;

  CommitClock clock = Open();

  EXPECT_EQ(clock.Promise(), 1000);
  EXPECT_EQ(CommitTimeOfGroup(clock), 1000);
}

TEST_F(CommitClockTest, APromiseOfAnotherLogBindsNobody) {
  { EXPECT_EQ(Open().Promise(), 1000); }
  now_ = 500;

  EXPECT_EQ(Open(0, "another").Promise(), 500);
}

TEST_F(CommitClockTest, WhatIsNoPromiseBindsNobody) {
  for (const char* content : {"", "waymark-promised 1 log 00000000000000001000",
                              "waymark-promised 1 log 1000\n", "waymark-promised 2 log 1000\n"}) {
    std::ofstream(file_, std::ios::trunc) << content;
    now_ = 500;

    EXPECT_EQ(Open().Promise(), 500) << content;
  }
}

TEST_F(CommitClockTest, WhatCannotBeWrittenDownIsNotPromised) {
  std::filesystem::create_directory(file_);
  CommitClock clock = Open();

  EXPECT_EQ(clock.Promise(), 0);

  std::filesystem::remove(file_);
  EXPECT_EQ(clock.Promise(), 1000);
}

}  // namespace
}  // namespace waymark::ingest
