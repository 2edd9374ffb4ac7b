#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "tests/robustness/acknowledgements.h"
#include "tests/robustness/write_load.h"
#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"

// Kills either service, or both, in the middle of writes, and looks for what was acknowledged.
//
// WAYMARK_KILL_ROUNDS says how often (5), WAYMARK_KILL_SEED replays what the random numbers chose;
// how far the services get by then is not replayed.
namespace waymark {
namespace {

constexpr int kDefaultRounds = 5;
// The least that a round has to acknowledge before the kill to mean anything.
constexpr int kFewest = 20;
constexpr int kMost = 600;
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr int kMostMicrosecondsLater = 20'000;

enum class Victim { kIngest, kQuery, kBoth };

int FromEnvironment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = 0;
  return text != nullptr && absl::SimpleAtoi(text, &number) ? number : otherwise;
}

// What chance has in store for one round.
struct Plan {
  Victim victim;
  int after_acknowledged;
  absl::Duration later;
};

class KillTest : public testing::Test {
 protected:
  void SetUp() override {
    seed_ = FromEnvironment("WAYMARK_KILL_SEED", static_cast<int>(std::random_device()() >> 1));
    std::cout << "WAYMARK_KILL_SEED=" << seed_ << std::endl;
    random_.seed(static_cast<unsigned>(seed_));
    ASSERT_THAT(cluster_.Start(), IsOk());
  }
  void TearDown() override {
    if (HasFailure()) std::cerr << "WAYMARK_KILL_SEED=" << seed_ << "\n" << cluster_.logs();
  }

  Plan Draw() {
    return {.victim = static_cast<Victim>(Between(0, 2)),
            .after_acknowledged = Between(kFewest, kMost),
            .later = absl::Microseconds(Between(0, kMostMicrosecondsLater))};
  }

  void Kill(Victim victim) {
    if (victim != Victim::kQuery) cluster_.ingest_process().Kill();
    if (victim != Victim::kIngest) cluster_.query_process().Kill();
  }

  void Restart(Victim victim) {
    absl::Status started;
    if (victim != Victim::kIngest) started.Update(cluster_.StartQuery());
    if (victim != Victim::kQuery) started.Update(cluster_.StartIngest());
    if (started.ok()) started.Update(cluster_.WaitUntilQueryServes());
    ASSERT_THAT(started, IsOk());
  }

  // Every acknowledged write is there, and nothing older in its place. A write that was not
  // acknowledged may have come on top of it.
  void ExpectThere(const std::map<std::string, Acknowledged>& writes) {
    for (const auto& [name, acknowledged] : writes) {
      const auto read = GetVisit(cluster_.query(), name, acknowledged.token, kPatience);
      ASSERT_THAT(read, IsOk()) << name;
      ASSERT_GE(read->visit().revision(), acknowledged.revision) << name;
      if (read->visit().revision() > acknowledged.revision) continue;
      ASSERT_EQ(read->visit().findings(0).statement(), acknowledged.statement) << name;
    }
  }

  // Writes until the kill, restarts, and looks for what this round acknowledged.
  void Round(int number) {
    const Plan plan = Draw();
    Acknowledgements noted;
    {
      const WriteLoad load(cluster_.ingest(), absl::StrCat("r", number), noted);
      noted.WaitFor(plan.after_acknowledged, kPatience);
      absl::SleepFor(plan.later);  // So that it does not always hit just after an answer.
      Kill(plan.victim);
      // The ingest service goes on without the query service.
      if (plan.victim == Victim::kQuery) noted.WaitFor(noted.count() + kFewest, kPatience);
    }
    ASSERT_GE(noted.count(), kFewest) << "too few writes to mean anything";
    Restart(plan.victim);
    if (HasFatalFailure()) return;

    ExpectThere(noted.latest());
    EXPECT_FALSE(cluster_.query_process().Logged(
        "the ingest service has another log; the store is built anew"))
        << "nothing that the query service had applied was lost";
    std::map<std::string, Acknowledged> writes = noted.latest();
    all_.merge(writes);
    count_ += noted.count();
  }

  Cluster cluster_;
  std::map<std::string, Acknowledged> all_;  // Of all rounds.
  int count_ = 0;

 private:
  int Between(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  int seed_ = 0;
  std::mt19937 random_;
};

TEST_F(KillTest, WhatWasAcknowledgedIsThere) {
  const int rounds = FromEnvironment("WAYMARK_KILL_ROUNDS", kDefaultRounds);
  for (int i = 0; i < rounds && !HasFailure(); ++i) Round(i);
  std::cout << rounds << " rounds, " << count_ << " acknowledged writes" << std::endl;

  ExpectThere(all_);
}

}  // namespace
}  // namespace waymark
