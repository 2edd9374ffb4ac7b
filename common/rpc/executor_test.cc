#include "common/rpc/executor.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

using testing::ElementsAre;

const Executor::Task kNotRefused = [] { ADD_FAILURE() << "refused"; };

// Keeps an executor's only thread busy until it is let go. Outlives the executor.
class Busy {
 public:
  void Keep(Executor& executor) {
    executor.Schedule([this] {
      started_.Notify();
      release_.WaitForNotification();
    });
    started_.WaitForNotification();
  }

  void LetGo() { release_.Notify(); }

 private:
  absl::Notification started_;
  absl::Notification release_;
};

TEST(Executor, RunsEveryTaskBeforeItIsGone) {
  std::atomic<int> ran = 0;
  {
    Executor executor(2, 100);
    for (int i = 0; i < 100; ++i) {
      EXPECT_TRUE(executor.TrySchedule(
          std::to_string(i), [&ran] { ++ran; }, kNotRefused));
    }
  }
  EXPECT_EQ(ran, 100);
}

TEST(Executor, RunsWhatItsLastTasksSchedule) {
  std::atomic<int> ran = 0;
  {
    Busy busy;
    Executor executor(1, 1);
    busy.Keep(executor);
    executor.Schedule([&] { executor.Schedule([&ran] { ++ran; }); });
    busy.LetGo();
  }
  EXPECT_EQ(ran, 1);
}

TEST(Executor, RefusesWhatIsMoreThanMayWait) {
  absl::Notification started;
  absl::Notification release;
  Executor executor(1, 2);
  ASSERT_TRUE(executor.TrySchedule(
      "a",
      [&] {
        started.Notify();
        release.WaitForNotification();
      },
      kNotRefused));
  started.WaitForNotification();

  EXPECT_TRUE(executor.TrySchedule(
      "a", [] {}, kNotRefused));
  EXPECT_TRUE(executor.TrySchedule(
      "a", [] {}, kNotRefused));
  EXPECT_FALSE(executor.TrySchedule(
      "a", [] {}, kNotRefused));

  release.Notify();
}

TEST(Executor, TakesWhatIsBoundedElsewhere) {
  std::atomic<int> ran = 0;
  {
    Executor executor(1, 0);
    executor.Schedule([&ran] { ++ran; });
  }
  EXPECT_EQ(ran, 1);
}

TEST(Executor, KeepsPlacesForOthersHoweverMuchOneCallerOffers) {
  Busy busy;
  Executor executor(1, 30);
  busy.Keep(executor);

  int taken = 0;
  while (taken < 30 && executor.TrySchedule(
                           "flood", [] {}, kNotRefused))
    ++taken;

  EXPECT_EQ(taken, 20);
  EXPECT_TRUE(executor.TrySchedule(
      "other", [] {}, kNotRefused));
  busy.LetGo();
}

TEST(Executor, RunsOneTaskOfAFloodAtMostBeforeAnothersTask) {
  std::vector<std::string> ran;
  {
    Busy busy;
    Executor executor(1, 30);
    busy.Keep(executor);
    const auto note = [&ran](const char* name) { return [&ran, name] { ran.emplace_back(name); }; };
    for (int i = 0; i < 3; ++i)
      EXPECT_TRUE(executor.TrySchedule("flood", note("flood"), kNotRefused));
    EXPECT_TRUE(executor.TrySchedule("other", note("other"), kNotRefused));
    busy.LetGo();
  }
  EXPECT_THAT(ran, ElementsAre("flood", "other", "flood", "flood"));
}

TEST(Executor, RefusesWhatHasWaitedLongWhileTooManyWait) {
  std::vector<std::string> ended;
  {
    Busy busy;
    Executor executor(1, 30, {.least = 2, .most = 2});
    busy.Keep(executor);
    const auto note = [&ended](const char* what) {
      return [&ended, what] { ended.emplace_back(what); };
    };
    for (int i = 0; i < 3; ++i) {
      EXPECT_TRUE(executor.TrySchedule(std::to_string(i), note("done"), note("refused")));
    }
    executor.Schedule(note("a stream's"));
    absl::SleepFor(absl::Milliseconds(50));
    busy.LetGo();
  }
  EXPECT_THAT(ended, ElementsAre("refused", "refused", "refused", "a stream's"));
}

// They are told on the thread that offers one too many, while the only one that works is busy.
TEST(Executor, RefusesAtOnceTheOldestOfWhoHasMostWhereTooManyWait) {
  std::vector<std::string> ended;
  {
    Busy busy;
    Executor executor(1, 30, {.least = 2, .most = 2});
    // From now on work is known to take so long that one may wait.
    executor.Schedule([] { absl::SleepFor(absl::Milliseconds(200)); });
    busy.Keep(executor);
    const auto offer = [&](const char* caller, const char* name) {
      return executor.TrySchedule(
          caller, [&ended, name] { ended.push_back(std::string(name) + " done"); },
          [&ended, name] { ended.push_back(std::string(name) + " refused"); });
    };
    EXPECT_TRUE(offer("flood", "flood's first"));
    EXPECT_TRUE(offer("flood", "flood's second"));
    EXPECT_THAT(ended, ElementsAre());
    EXPECT_TRUE(offer("other", "other's"));
    EXPECT_THAT(ended, ElementsAre("flood's first refused", "flood's second refused"));
    busy.LetGo();
  }
  EXPECT_THAT(ended.back(), "other's done");
}

TEST(Executor, DoesNotRefuseAStreamsTaskForWhoHasMostWaiting) {
  std::vector<std::string> ended;
  {
    Busy busy;
    Executor executor(1, 30, {.least = 1, .most = 1});
    executor.Schedule([] { absl::SleepFor(absl::Milliseconds(200)); });
    busy.Keep(executor);
    const auto note = [&ended](const char* what) {
      return [&ended, what] { ended.emplace_back(what); };
    };
    for (int i = 0; i < 3; ++i) executor.Schedule(note("a stream's"));
    EXPECT_TRUE(executor.TrySchedule("a", note("done"), note("a refused")));
    EXPECT_TRUE(executor.TrySchedule("b", note("done"), note("b refused")));
    EXPECT_THAT(ended, ElementsAre("a refused"));
    busy.LetGo();
  }
  EXPECT_EQ(std::count(ended.begin(), ended.end(), "a stream's"), 3);
}

// Where nobody comes after them.
TEST(Executor, RunsTheNewestOfWhatHasWaitedLongRatherThanNothing) {
  std::vector<std::string> ended;
  {
    Busy busy;
    Executor executor(1, 30, {.least = 2, .most = 2});
    busy.Keep(executor);
    for (const char* const name : {"first", "second", "third"}) {
      EXPECT_TRUE(executor.TrySchedule(
          name, [&ended, name] { ended.push_back(std::string(name) + " done"); },
          [&ended, name] { ended.push_back(std::string(name) + " refused"); }));
    }
    absl::SleepFor(absl::Milliseconds(50));
    busy.LetGo();
  }
  EXPECT_THAT(ended, ElementsAre("first refused", "second refused", "third done"));
}

TEST(Executor, RunsACallersNewestFirstWhileTooManyWait) {
  std::vector<std::string> ended;
  // A machine that stands still for a moment makes them wait too long.
  for (int i = 0; i < 20 && (i == 0 || ended.front() == "refused"); ++i) {
    ended.clear();
    Busy busy;
    Executor executor(1, 30, {.least = 2, .most = 2});
    busy.Keep(executor);
    const auto note = [&ended](const char* what) {
      return [&ended, what] { ended.emplace_back(what); };
    };
    EXPECT_TRUE(executor.TrySchedule("a", note("a's first"), note("refused")));
    EXPECT_TRUE(executor.TrySchedule("a", note("a's second"), note("refused")));
    EXPECT_TRUE(executor.TrySchedule("b", note("b's"), note("refused")));
    busy.LetGo();
  }
  EXPECT_THAT(ended, ElementsAre("a's second", "b's", "a's first"));
}

TEST(Executor, GivesEveryStreamATurnOfItsOwn) {
  std::vector<std::string> ran;
  {
    Busy busy;
    Executor executor(1, 30);
    busy.Keep(executor);
    const auto note = [&ran](const char* name) { return [&ran, name] { ran.emplace_back(name); }; };
    for (int i = 0; i < 3; ++i)
      EXPECT_TRUE(executor.TrySchedule("flood", note("flood"), kNotRefused));
    executor.Schedule(note("stream 1"));
    executor.Schedule(note("stream 2"));
    busy.LetGo();
  }
  EXPECT_THAT(ran, ElementsAre("flood", "stream 1", "stream 2", "flood", "flood"));
}

}  // namespace
}  // namespace waymark::rpc
