#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "tests/robustness/kills/killed_cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"

// Kills either service, or both, in the middle of writes of all kinds, and holds what both have and
// tell afterwards against what was sent and acknowledged.
//
// WAYMARK_KILL_ROUNDS says how often (60), WAYMARK_KILL_SEED replays what the random numbers chose;
// how far the services get by then is not replayed. WAYMARK_KILL_UNDER_WAY has the same under way
// in every round, by its name.
namespace waymark::robustness {
namespace {

constexpr int kDefaultRounds = 60;
// A store is as old as so many kills before another takes its place.
constexpr int kRoundsOfAStore = 30;
// What is whole and long is looked at after so many rounds; what a round wrote, in that round.
constexpr int kRoundsBetweenLongLooks = 10;
// Writes of all rounds together, until the kills.
constexpr double kFewestASecond = 50;
constexpr int kRoundsBetweenReports = 100;
constexpr int kMostMicrosecondsLater = 20'000;
constexpr int kMostMicrosecondsOfAStart = 250'000;
// One in so many kills is followed by another as soon as the service starts.
constexpr int kStartsForOneKilled = 4;

// Work by its name, and how much of it is acknowledged before, at least and at
// most: without the least a round means nothing.
struct UnderWay {
  std::string name;
  Work work;
  int fewest;
  int most;
};

const std::vector<UnderWay>& AllUnderWay() {
  using Way = Writer::Way;
  static const auto* const all = new std::vector<UnderWay>{
      {"writes", {{Way::kCalls, Way::kImports}}, 50, 600},
      {"import", {{Way::kBulkImports, Way::kCalls}}, 100, 1000},
      {"corrections", {{Way::kCalls, Way::kCorrections}}, 50, 400},
      // Each erasure writes the log's files anew that the revision lay in.
      {"compaction", {{Way::kErasures, Way::kCalls}}, 30, 150},
      {"backup", {{Way::kCalls, Way::kCorrections}, /*backups=*/true}, 50, 400},
  };
  return *all;
}

// What chance has in store for one round.
struct Plan {
  Victim victim;
  const UnderWay* under_way;
  int acknowledged;
  absl::Duration later;
  std::vector<absl::Duration> killed_starts;
};

std::string NameOf(Victim victim) {
  switch (victim) {
    case Victim::kIngest:
      return "ingest";
    case Victim::kQuery:
      return "query";
    case Victim::kBoth:
      break;
  }
  return "both";
}

class KillTest : public testing::Test {
 protected:
  KillTest()
      : seed_(SeedFromEnvironment("WAYMARK_KILL_SEED")), random_(static_cast<unsigned>(seed_)) {
    std::cout << "WAYMARK_KILL_SEED=" << seed_ << std::endl;
  }

  Plan Draw() {
    const char* wanted = std::getenv("WAYMARK_KILL_UNDER_WAY");
    const UnderWay* under_way = &AllUnderWay()[Below(AllUnderWay().size())];
    for (const UnderWay& one : AllUnderWay()) {
      if (wanted != nullptr && one.name == wanted) under_way = &one;
    }
    Plan plan{.victim = static_cast<Victim>(Below(3)),
              .under_way = under_way,
              .acknowledged = Between(under_way->fewest, under_way->most),
              .later = absl::Microseconds(Between(0, kMostMicrosecondsLater)),
              .killed_starts = {}};
    while (Below(kStartsForOneKilled) == 0) {
      plan.killed_starts.push_back(absl::Microseconds(Between(0, kMostMicrosecondsOfAStart)));
    }
    return plan;
  }

  unsigned NewSeed() { return static_cast<unsigned>(random_()); }

  // Writes until the kill, kills, restarts, writes on, and looks.
  static absl::Status Round(KilledCluster& cluster, const Plan& plan, bool long_look) {
    WAYMARK_RETURN_IF_ERROR(
        cluster.WorkUntilTheKill(plan.victim, plan.under_way->work, plan.acknowledged, plan.later));
    for (const absl::Duration after : plan.killed_starts) {
      WAYMARK_RETURN_IF_ERROR(cluster.KillAtStart(plan.victim, after));
    }
    if (long_look && plan.victim != Victim::kQuery) {
      WAYMARK_RETURN_IF_ERROR(cluster.LookAtTheStoppedLog());
    }
    WAYMARK_RETURN_IF_ERROR(cluster.Restart(plan.victim));
    WAYMARK_RETURN_IF_ERROR(cluster.WriteOn());
    WAYMARK_RETURN_IF_ERROR(cluster.LookAtWhatIsNew());
    return long_look ? cluster.LookAtAllVisits() : absl::OkStatus();
  }

  const int seed_;
  std::map<std::string, int> kills_;

 private:
  std::size_t Below(std::size_t bound) { return random_() % bound; }
  int Between(int least, int most) {
    return least + static_cast<int>(Below(static_cast<std::size_t>(most - least + 1)));
  }

  std::mt19937 random_;
};

TEST_F(KillTest, WhatWasAcknowledgedIsThereAndToldOnce) {
  const int rounds = NumberFromEnvironment("WAYMARK_KILL_ROUNDS", kDefaultRounds);
  const absl::Time begun = absl::Now();
  int acknowledged = 0;
  int backups = 0;
  int until_kills = 0;
  absl::Duration time_until_kills;
  for (int done = 0; done < rounds;) {
    KilledCluster cluster(NewSeed());
    ASSERT_THAT(cluster.Start(), IsOk());
    for (int i = 1; i <= kRoundsOfAStore && done < rounds; ++i, ++done) {
      const Plan plan = Draw();
      const bool long_look = i % kRoundsBetweenLongLooks == 0 || done + 1 == rounds;
      const absl::Status round = Round(cluster, plan, long_look);
      ASSERT_THAT(round, IsOk()) << "WAYMARK_KILL_SEED=" << seed_ << " round " << done << ": "
                                 << NameOf(plan.victim) << " during " << plan.under_way->name
                                 << "\n"
                                 << cluster.logs();
      ++kills_[absl::StrCat(NameOf(plan.victim), " during ", plan.under_way->name)];
      if (done % kRoundsBetweenReports == kRoundsBetweenReports - 1) {
        std::cout << done + 1 << " rounds" << std::endl;
      }
      kills_["at a start"] += static_cast<int>(plan.killed_starts.size());
    }
    ASSERT_THAT(cluster.Finish(), IsOk()) << "WAYMARK_KILL_SEED=" << seed_;
    acknowledged += cluster.acknowledged();
    backups += cluster.backups();
    until_kills += cluster.acknowledged_until_kills();
    time_until_kills += cluster.time_until_kills();
  }

  for (const auto& [what, count] : kills_) std::cout << count << "\t" << what << "\n";
  const double a_second = until_kills / absl::ToDoubleSeconds(time_until_kills);
  std::cout << rounds << " rounds in " << absl::Trunc(absl::Now() - begun, absl::Seconds(1)) << ", "
            << backups << " backups, " << acknowledged << " acknowledged writes, until the kills "
            << static_cast<int>(a_second) << " a second; 0 lost" << std::endl;
  EXPECT_GE(a_second, kFewestASecond) << "too few to mean anything";
}

// A write whose answer the kill took is done once, however often it is sent again: the first
// request after the restart has its answer, and so has every one after.
TEST_F(KillTest, ATryThatComesAgainAfterEachOfThreeKillsIsDoneOnce) {
  KilledCluster cluster(NewSeed());
  ASSERT_THAT(cluster.Start(), IsOk());
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(cluster.WorkUntilTheKill(Victim::kIngest, {.ways = {Writer::Way::kCalls}}, 1,
                                         absl::ZeroDuration()),
                IsOk());
    ASSERT_THAT(cluster.Restart(Victim::kIngest), IsOk());
  }

  EXPECT_THAT(cluster.WriteOn(), IsOk());
  EXPECT_THAT(cluster.LookAtWhatIsNew(), IsOk());
}

// The kill comes between an erasure's change and the rewriting of files: the start finishes it.
TEST_F(KillTest, AnErasureThatWasUnderWayIsFinishedByTheNextStart) {
  KilledCluster cluster(NewSeed());
  ASSERT_THAT(cluster.Start(), IsOk());
  for (int i = 0; i < 5; ++i) {
    ASSERT_THAT(cluster.WorkUntilTheKill(Victim::kBoth, {.ways = {Writer::Way::kErasures}}, 20,
                                         absl::Milliseconds(i)),
                IsOk());
    ASSERT_THAT(cluster.KillAtStart(Victim::kBoth, absl::Milliseconds(20 * i)), IsOk());
    ASSERT_THAT(cluster.Restart(Victim::kBoth), IsOk());
    ASSERT_THAT(cluster.WriteOn(), IsOk());
    ASSERT_THAT(cluster.LookAtWhatIsNew(), IsOk());
  }

  EXPECT_THAT(cluster.Finish(), IsOk());
}

// Before there is a log, or a store, or half of one.
TEST_F(KillTest, AFirstStartThatWasKilledIsFinishedByTheNext) {
  for (int stores = 0; stores < 3; ++stores) {
    KilledCluster cluster(NewSeed());
    for (int i = 0; i < 8; ++i) {
      ASSERT_THAT(cluster.KillAtStart(Victim::kBoth, absl::Milliseconds(7 * i + 2 * stores)),
                  IsOk());
    }

    ASSERT_THAT(cluster.Start(), IsOk());
    EXPECT_THAT(cluster.WriteOn(), IsOk());
    EXPECT_THAT(cluster.Finish(), IsOk());
  }
}

}  // namespace
}  // namespace waymark::robustness
