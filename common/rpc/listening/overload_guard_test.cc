#include "common/rpc/listening/overload_guard.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/rpc/limits.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint64_t kMebibyte = 1 << 20;
constexpr std::uint64_t kLittleMemory = 64 * kMebibyte;

class OverloadGuardTest : public testing::Test {
 protected:
  // The ids that are cut.
  std::vector<int> Look(const std::vector<ConnectionSample>& connections,
                        std::uint64_t memory = kLittleMemory) {
    now_ += tick_;
    cpu_time_ += tick_ * processors_;
    std::vector<int> ids;
    const ProcessUse use{.resident_bytes = memory, .cpu_time = cpu_time_};
    for (const OverloadGuard::Cut& cut : guard_.Look(connections, use, now_)) {
      ids.push_back(cut.id);
    }
    return ids;
  }

  OverloadGuard guard_;
  absl::Time now_ = absl::UnixEpoch();
  absl::Duration tick_ = absl::Milliseconds(50);
  double processors_ = 1;  // In use by this process.
  absl::Duration cpu_time_;
};

ConnectionSample Sending(int id, std::uint64_t read, std::uint64_t delivered = 0) {
  return {.id = id, .network = id == 1 ? "bad" : "good", .read = read, .delivered = delivered};
}

TEST_F(OverloadGuardTest, CutsNobodyForWasteAlone) {
  EXPECT_THAT(Look({Sending(1, 0)}), IsEmpty());
  EXPECT_THAT(Look({Sending(1, 100 * kMebibyte)}), IsEmpty());
  EXPECT_FALSE(guard_.IsBarred("bad", now_));
}

TEST_F(OverloadGuardTest, CutsWhoWastesMostWhereMemoryGrows) {
  (void)Look({Sending(1, 0), Sending(2, 0)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, 10 * kMebibyte), Sending(2, 1 * kMebibyte)},
                   kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));

  EXPECT_FALSE(guard_.IsBarred("bad", now_));
}

TEST_F(OverloadGuardTest, CutsForLessWhereMemoryHasDoubled) {
  const auto sending = [](std::uint64_t read) {
    ConnectionSample streams = Sending(1, read);
    streams.written = read;  // Each was answered, so that it is no header without end.
    return streams;
  };
  (void)Look({sending(0), Sending(2, 0)}, kNormalMemoryBytes);
  ASSERT_THAT(Look({sending(100 << 10), Sending(2, 1 << 10)}, kNormalMemoryBytes + 20 * kMebibyte),
              IsEmpty());

  EXPECT_THAT(Look({sending(200 << 10), Sending(2, 2 << 10)}, 2 * kNormalMemoryBytes + kMebibyte),
              ElementsAre(1));
}

// As an import of large visits, whose answers are read slowly.
TEST_F(OverloadGuardTest, SparesWhoseBytesMostlyCameToSomethingAlsoThen) {
  const auto importing = [](std::uint64_t read, std::uint64_t delivered) {
    ConnectionSample import = Sending(1, read, delivered);
    import.written = read;
    return import;
  };
  (void)Look({importing(0, 0)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({importing(kMebibyte, kMebibyte - (200 << 10))},
                   2 * kNormalMemoryBytes + 20 * kMebibyte),
              IsEmpty());
}

TEST_F(OverloadGuardTest, TakesNothingOfAnEndedConnectionForTheNextOfItsId) {
  (void)Look({Sending(1, 2000, 1000)}, kNormalMemoryBytes);
  guard_.Forget(1);

  EXPECT_THAT(Look({Sending(1, 500, 300)}, kNormalMemoryBytes + 20 * kMebibyte), IsEmpty());
}

// What came between the two questions to the system is counted as waiting, but not as received.
TEST_F(OverloadGuardTest, CountsThatFallBackAMomentAreNoWaste) {
  (void)Look({Sending(1, 0), Sending(2, 1000, 900)}, kNormalMemoryBytes);
  (void)Look({Sending(1, 0), Sending(2, 400, 900)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, 10 * kMebibyte), Sending(2, 1000, 900)},
                   kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));
}

TEST_F(OverloadGuardTest, BarsANetworkOfWhichTwoWereCutWithinAMinute) {
  (void)Look({Sending(1, 0)}, kNormalMemoryBytes);
  ASSERT_THAT(Look({Sending(1, 10 * kMebibyte)}, kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));
  guard_.Forget(1);
  now_ += absl::Seconds(50);
  (void)Look({Sending(1, 0)}, kNormalMemoryBytes);

  ASSERT_THAT(Look({Sending(1, 10 * kMebibyte)}, kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));

  EXPECT_TRUE(guard_.IsBarred("bad", now_));
  EXPECT_FALSE(guard_.IsBarred("good", now_));
  EXPECT_FALSE(guard_.IsBarred("bad", now_ + absl::Seconds(11)));
}

TEST_F(OverloadGuardTest, CutsForLessWhereNothingWasAnswered) {
  (void)Look({Sending(1, 0), Sending(2, 0)}, kNormalMemoryBytes);
  ConnectionSample answered = Sending(2, 300'000);
  answered.written = 1;

  EXPECT_THAT(Look({Sending(1, 300'000), answered}, kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));
}

TEST_F(OverloadGuardTest, MemoryThatIsLargeAndDoesNotGrowIsNoNeed) {
  (void)Look({Sending(1, 0)}, 2 * kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, 10 * kMebibyte)}, 2 * kNormalMemoryBytes), IsEmpty());
}

TEST_F(OverloadGuardTest, SeesMemoryGrowHoweverOftenItLooks) {
  tick_ = absl::Milliseconds(10);
  constexpr std::uint64_t kOfATick = kMebibyte / 2;  // 50 MiB a second.
  std::uint64_t memory = 2 * kNormalMemoryBytes;
  std::uint64_t read = 0;
  (void)Look({Sending(1, read)}, memory);
  std::vector<int> cut;
  for (int tick = 0; tick < 5 && cut.empty(); ++tick) {
    cut = Look({Sending(1, read += 2 * kMebibyte)}, memory += kOfATick);
  }

  EXPECT_THAT(cut, ElementsAre(1));
}

TEST_F(OverloadGuardTest, ForgetsWasteByTimeAndNotByLooks) {
  (void)Look({Sending(1, 0)}, kNormalMemoryBytes);
  tick_ = absl::Milliseconds(1);
  (void)Look({Sending(1, 3 * kMebibyte)}, kNormalMemoryBytes);
  for (int tick = 0; tick < 200; ++tick) {
    (void)Look({Sending(1, 3 * kMebibyte)}, kNormalMemoryBytes);
  }

  EXPECT_THAT(Look({Sending(1, 3 * kMebibyte)}, 2 * kNormalMemoryBytes), ElementsAre(1));
}

TEST_F(OverloadGuardTest, SparesWhoseBytesCameToSomething) {
  (void)Look({Sending(1, 0), Sending(2, 0)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, kMebibyte), Sending(2, 100 * kMebibyte, 100 * kMebibyte)},
                   kNormalMemoryBytes + 20 * kMebibyte),
              ElementsAre(1));
}

TEST_F(OverloadGuardTest, CountsCallsThatWereResetForWhatTheyTake) {
  (void)Look({Sending(1, 0), Sending(2, 0)}, kNormalMemoryBytes);
  ConnectionSample resets = Sending(1, 200 * 32);
  resets.reset = 200;
  ConnectionSample few = Sending(2, 64 * 32);
  few.reset = 64;  // All the calls that a connection may have at once.

  EXPECT_THAT(Look({resets, few}, kNormalMemoryBytes + 20 * kMebibyte), ElementsAre(1));
}

TEST_F(OverloadGuardTest, SparesWhatIsLittle) {
  (void)Look({Sending(1, 0)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, 80'000)}, kNormalMemoryBytes + 20 * kMebibyte), IsEmpty());
}

TEST_F(OverloadGuardTest, CutsWhoWastesMostWhereAnotherIsNotReadFor150Milliseconds) {
  ConnectionSample waits = Sending(2, 100);
  waits.waiting = 50;
  std::uint64_t read = 0;
  for (int tick = 0; tick < 3; ++tick) {
    EXPECT_THAT(Look({Sending(1, read += kMebibyte), waits}), IsEmpty()) << tick;
  }

  EXPECT_THAT(Look({Sending(1, read += kMebibyte), waits}), ElementsAre(1));
}

TEST_F(OverloadGuardTest, CutsNobodyWhereItIsTheMachineThatIsBusy) {
  processors_ = 0.2;
  ConnectionSample waits = Sending(2, 100);
  waits.waiting = 50;
  std::uint64_t read = 0;
  for (int tick = 0; tick < 20; ++tick) {
    EXPECT_THAT(Look({Sending(1, read += kMebibyte), waits}), IsEmpty()) << tick;
  }
}

TEST_F(OverloadGuardTest, WhoIsReadDoesNotWaitHoweverMuchIsLeft) {
  ConnectionSample busy = Sending(2, 0);
  for (int tick = 0; tick < 10; ++tick) {
    busy.waiting = 50;
    ++busy.read;
    EXPECT_THAT(Look({Sending(1, static_cast<std::uint64_t>(tick) * kMebibyte), busy}), IsEmpty());
  }
}

TEST_F(OverloadGuardTest, WasteIsForgotten) {
  (void)Look({Sending(1, 0)}, kNormalMemoryBytes);
  (void)Look({Sending(1, 2 * kMebibyte)}, kNormalMemoryBytes);
  for (int tick = 0; tick < 200; ++tick)
    (void)Look({Sending(1, 2 * kMebibyte)}, kNormalMemoryBytes);

  EXPECT_THAT(Look({Sending(1, 2 * kMebibyte)}, 2 * kNormalMemoryBytes), IsEmpty());
}

TEST_F(OverloadGuardTest, IsQuickerWithOthersOfABarredNetwork) {
  ConnectionSample other = Sending(3, 0);
  other.network = "bad";
  ConnectionSample third = other;
  third.id = 4;
  (void)Look({Sending(1, 0), other, third}, kNormalMemoryBytes);
  other.read = 10 * kMebibyte;
  ASSERT_THAT(Look({Sending(1, 10 * kMebibyte), other, third}, 2 * kNormalMemoryBytes),
              ElementsAre(1, 3));
  ASSERT_TRUE(guard_.IsBarred("bad", now_));

  third.read = 50'000;
  EXPECT_THAT(Look({third, Sending(2, 50'000)}, kLittleMemory), ElementsAre(4));
}

TEST_F(OverloadGuardTest, CutsWhoTakesNoAnswersOnceTheyAreTooMany) {
  ConnectionSample greedy{.id = 1, .network = "bad", .unsent = kMaxUnsentBytes};
  const ConnectionSample slow{.id = 2, .network = "good", .unsent = kMebibyte};
  EXPECT_THAT(Look({greedy}), IsEmpty());

  EXPECT_THAT(Look({greedy, slow}), ElementsAre(1));
}

}  // namespace
}  // namespace waymark::rpc
