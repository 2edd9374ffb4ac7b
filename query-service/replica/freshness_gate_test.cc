#include "query-service/replica/freshness_gate.h"

#include <atomic>
#include <memory>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

constexpr absl::Time kNever = absl::InfiniteFuture();
constexpr absl::Time kLongAgo = absl::UnixEpoch();

// One waiting read: whether and what it was told. Told twice is a failure.
class Reader {
 public:
  FreshnessGate::Callback Callback() {
    return [this](absl::Status status) {
      status_ = std::move(status);
      ASSERT_FALSE(told_.HasBeenNotified());
      told_.Notify();
    };
  }

  [[nodiscard]] bool told() const { return told_.HasBeenNotified(); }
  // Waits for it.
  absl::Status status() const {
    told_.WaitForNotification();
    return status_;
  }

 private:
  absl::Status status_;
  absl::Notification told_;
};

TEST(FreshnessGate, PassesAtOnceWhatIsThere) {
  Reader reader;
  FreshnessGate gate(1);
  gate.Advance(5);

  gate.Wait({5}, kLongAgo, reader.Callback());

  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), IsOk());
}

TEST(FreshnessGate, PassesTheStartOfTheLogAtOnce) {
  Reader reader;
  FreshnessGate gate(1);

  gate.Wait({0}, kLongAgo, reader.Callback());

  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), IsOk());
}

TEST(FreshnessGate, HoldsUntilTheWriteIsThere) {
  Reader fourth;
  Reader fifth;
  FreshnessGate gate(2);
  gate.Wait({5}, kNever, fifth.Callback());
  gate.Wait({4}, kNever, fourth.Callback());
  gate.Advance(3);
  EXPECT_FALSE(fourth.told());

  gate.Advance(4);
  EXPECT_TRUE(fourth.told());
  EXPECT_FALSE(fifth.told());
  gate.Advance(6);

  EXPECT_THAT(fourth.status(), IsOk());
  EXPECT_THAT(fifth.status(), IsOk());
}

TEST(FreshnessGate, GivesUpAtTheDeadline) {
  Reader reader;
  FreshnessGate gate(1);

  gate.Wait({5}, kLongAgo, reader.Callback());

  EXPECT_THAT(reader.status(), HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
}

TEST(FreshnessGate, GivesUpOnThoseWhoseDeadlineItIs) {
  Reader patient;
  Reader soon;
  Reader past;
  FreshnessGate gate(3);
  gate.Wait({5}, kNever, patient.Callback());
  gate.Wait({5}, concurrency::SteadyNow() + absl::Milliseconds(20), soon.Callback());
  gate.Wait({5}, kLongAgo, past.Callback());

  EXPECT_THAT(past.status(), HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
  EXPECT_THAT(soon.status(), HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
  EXPECT_FALSE(patient.told());
  gate.Advance(5);
  EXPECT_THAT(patient.status(), IsOk());
}

TEST(FreshnessGate, RefusesTooManyUntilOneLeaves) {
  Reader waiting;
  Reader refused;
  Reader later;
  FreshnessGate gate(1);
  gate.Wait({5}, kNever, waiting.Callback());

  gate.Wait({5}, kNever, refused.Callback());

  ASSERT_TRUE(refused.told());
  EXPECT_THAT(refused.status(), HasReason(v1::ERROR_REASON_OVERLOADED));
  gate.Advance(5);
  gate.Wait({6}, kNever, later.Callback());
  EXPECT_FALSE(later.told());
  gate.Advance(6);
  EXPECT_THAT(later.status(), IsOk());
}

TEST(FreshnessGate, AnotherLogTakesEverythingBack) {
  Reader waiting;
  Reader of_new_log;
  FreshnessGate gate(2);
  gate.Advance(5);
  gate.Wait({6}, kNever, waiting.Callback());

  gate.Reset();

  EXPECT_THAT(waiting.status(), HasReason(v1::ERROR_REASON_LOG_REPLACED));
  gate.Wait({5}, kNever, of_new_log.Callback());
  EXPECT_FALSE(of_new_log.told());
  gate.Advance(5);
  EXPECT_THAT(of_new_log.status(), IsOk());
}

TEST(FreshnessGate, PassesATimeThatIsOverAtOnce) {
  Reader reader;
  FreshnessGate gate(1);
  gate.AdvanceTime(1'000);

  gate.Wait({.time_micros = 999}, kLongAgo, reader.Callback());

  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), IsOk());
}

TEST(FreshnessGate, HoldsUntilTheTimeIsOver) {
  const std::int64_t now = absl::ToUnixMicros(absl::Now());
  Reader reader;
  FreshnessGate gate(1);
  gate.Wait({.time_micros = now}, kNever, reader.Callback());
  gate.AdvanceTime(now);
  EXPECT_FALSE(reader.told());

  gate.AdvanceTime(now + 1);

  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), IsOk());
}

TEST(FreshnessGate, HoldsUntilBothTheWriteAndTheTimeAreThere) {
  Reader write_first;
  Reader time_first;
  FreshnessGate gate(2);
  gate.Wait({.sequence = 5, .time_micros = 10}, kNever, write_first.Callback());
  gate.Wait({.sequence = 6, .time_micros = 9}, kNever, time_first.Callback());

  gate.Advance(5);
  EXPECT_FALSE(write_first.told());
  gate.AdvanceTime(11);
  EXPECT_TRUE(write_first.told());
  EXPECT_FALSE(time_first.told());
  gate.Advance(6);

  EXPECT_THAT(write_first.status(), IsOk());
  EXPECT_THAT(time_first.status(), IsOk());
}

TEST(FreshnessGate, SaysWhichOfBothDidNotCome) {
  Reader no_time;
  Reader no_write;
  FreshnessGate gate(2);
  gate.Advance(5);

  gate.Wait({.sequence = 5, .time_micros = 10}, kLongAgo, no_time.Callback());
  gate.Wait({.sequence = 6, .time_micros = 10}, kLongAgo, no_write.Callback());

  EXPECT_THAT(no_time.status(), HasReason(v1::ERROR_REASON_READ_TIME_NOT_REACHED));
  EXPECT_THAT(no_write.status(), HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
}

TEST(FreshnessGate, DoesNotWaitForATimeFarAhead) {
  Reader reader;
  FreshnessGate gate(1);

  gate.Wait({.time_micros = absl::ToUnixMicros(absl::Now() + absl::Hours(1))}, kNever,
            reader.Callback());

  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), HasReason(v1::ERROR_REASON_READ_TIME_NOT_REACHED));
}

// Where the clock of the ingest service is ahead of the one here, its word counts.
TEST(FreshnessGate, WaitsForATimeThatIsNearByTheLogsClock) {
  const std::int64_t ahead = absl::ToUnixMicros(absl::Now() + absl::Hours(1));
  Reader reader;
  FreshnessGate gate(1);
  gate.AdvanceTime(ahead);

  gate.Wait({.time_micros = ahead}, kNever, reader.Callback());

  EXPECT_FALSE(reader.told());
  gate.AdvanceTime(ahead + 1);
  EXPECT_THAT(reader.status(), IsOk());
}

TEST(FreshnessGate, AReadOfATimeIsToldToWaitForTheNewLog) {
  Reader reader;
  FreshnessGate gate(1);
  gate.Wait({.time_micros = 10}, kNever, reader.Callback());

  gate.Reset();

  EXPECT_THAT(reader.status(), HasReason(v1::ERROR_REASON_CATCHING_UP));
}

TEST(FreshnessGate, GivesUpBeforeItsCallerDoes) {
  const absl::Time deadline = concurrency::SteadyNow() + absl::Seconds(2);
  Reader reader;
  FreshnessGate gate(1);

  gate.Wait({5}, deadline, reader.Callback());

  EXPECT_THAT(reader.status(), HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
  EXPECT_LT(concurrency::SteadyNow(), deadline);
}

TEST(FreshnessGate, TellsThoseThatStillWaitWhenItGoes) {
  Reader reader;
  {
    FreshnessGate gate(1);
    gate.Wait({5}, kNever, reader.Callback());
  }
  ASSERT_TRUE(reader.told());
  EXPECT_THAT(reader.status(), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
}

TEST(FreshnessGate, TellsEveryoneOnceWhileItAdvances) {
  constexpr int kThreads = 4;
  constexpr int kReads = 200;
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < kThreads * kReads; ++i) readers.push_back(std::make_unique<Reader>());
  FreshnessGate gate(readers.size());
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&gate, &readers, t] {
      for (std::size_t i = 0; i < kReads; ++i) {
        gate.Wait({i}, kNever, readers[static_cast<std::size_t>(t) * kReads + i]->Callback());
      }
    });
  }

  for (std::uint64_t sequence = 1; sequence <= kReads; ++sequence) gate.Advance(sequence);

  for (std::thread& thread : threads) thread.join();
  for (const auto& reader : readers) EXPECT_THAT(reader->status(), IsOk());
}

}  // namespace
}  // namespace waymark::query
