#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"

// Kills the query service while it takes in a log from the beginning, and compares what it tells
// once it has gone on to the end with what the ingest service acknowledged.
//
// WAYMARK_CATCH_UP_ROUNDS says how often (5), WAYMARK_CATCH_UP_SEED replays what the random numbers
// chose; how far the service gets by then is not replayed.
namespace waymark {
namespace {

constexpr int kDefaultRounds = 5;
// Some come before the first change or after the last.
constexpr int kMostKillsOfARound = 10;
constexpr std::size_t kCallers = 4;
constexpr std::size_t kVisitsOfEach = 600;
constexpr int kFindings = 12;
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr char kParent[] = "authorities/reading";

// One that takes a while to be taken in.
v1::Visit LongVisit(std::size_t number) {
  v1::Visit visit = VisitSaying(absl::StrCat("Number ", number, "."));
  for (int i = 1; i < kFindings; ++i) {
    *visit.add_findings() = VisitSaying(absl::StrCat("Finding ", i, ".")).findings(0);
  }
  return visit;
}

struct Acknowledged {
  std::int64_t revision = 0;
  std::string statement;
  std::string token;
};

class CatchUpTest : public testing::Test {
 protected:
  void SetUp() override {
    std::cout << "WAYMARK_CATCH_UP_SEED=" << seed_ << std::endl;
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
    std::vector<std::thread> callers;
    for (std::size_t i = 0; i < kCallers; ++i) callers.emplace_back([this, i] { Write(i); });
    for (std::thread& caller : callers) caller.join();
    Note("last", 0);
    ASSERT_EQ(written_.size(), kCallers * kVisitsOfEach + 1);
  }
  void TearDown() override {
    if (HasFailure()) std::cerr << cluster_.logs();
  }

  // With an empty store; how long that takes from when it listens.
  absl::Duration CatchUp() {
    Begin();
    const absl::Time begun = absl::Now();
    EXPECT_THAT(cluster_.WaitUntilQueryServes(), IsOk());
    return absl::Now() - begun;
  }

  // The same, but kills it before it has taken so long. Whether that was before the end.
  bool KillWithin(absl::Duration whole) {
    Begin();
    absl::SleepFor(whole * std::uniform_real_distribution<double>()(random_));
    cluster_.query_process().Kill();
    return !cluster_.query_process().Logged("serving");
  }

  // It goes on, and tells every visit as it was acknowledged, and no other.
  void ExpectAll() {
    ASSERT_THAT(cluster_.StartQuery(), IsOk());
    ASSERT_THAT(cluster_.WaitUntilQueryServes(), IsOk());
    v1::ExportVisitsRequest request;
    request.mutable_read()->set_at_least_as_fresh(written_.at(NameOf("last")).token);
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
    const auto reader = cluster_.query().ExportVisits(&context, request);
    std::size_t told = 0;
    for (v1::ExportVisitsResponse response; reader->Read(&response);) {
      for (const v1::ExportedVisit& exported : response.visits()) {
        const auto known = written_.find(exported.visit().name());
        ASSERT_NE(known, written_.end()) << exported.visit().name();
        ASSERT_EQ(exported.visit().revision(), known->second.revision);
        ASSERT_EQ(exported.visit().findings_size(), kFindings);
        ASSERT_EQ(exported.visit().findings(0).statement(), known->second.statement);
        ++told;
      }
    }
    ASSERT_THAT(FromGrpcStatus(reader->Finish()), IsOk());
    ASSERT_EQ(told, written_.size()) << "visits are missing";
    EXPECT_FALSE(cluster_.query_process().Logged("store is built anew"));
  }

  Cluster cluster_;

 private:
  static std::string NameOf(const std::string& id) { return absl::StrCat(kParent, "/visits/", id); }

  void Begin() {
    std::filesystem::remove_all(cluster_.query_directory());
    ASSERT_THAT(cluster_.StartQuery(), IsOk());
  }

  void Write(std::size_t caller) {
    for (std::size_t i = 0; i < kVisitsOfEach; ++i) Note(absl::StrCat("c", caller, "-", i), i);
  }

  void Note(const std::string& id, std::size_t number) {
    const auto created = CreateVisit(cluster_.ingest(), kParent, id, LongVisit(number));
    if (!created.ok()) return;
    const absl::MutexLock lock(&mutex_);
    written_[NameOf(id)] = {.revision = created->visit().revision(),
                            .statement = created->visit().findings(0).statement(),
                            .token = created->consistency_token()};
  }

  const int seed_ = SeedFromEnvironment("WAYMARK_CATCH_UP_SEED");
  std::mt19937 random_{static_cast<unsigned>(seed_)};
  absl::Mutex mutex_;
  // By name. Read once all is written.
  std::map<std::string, Acknowledged> written_;
};

TEST_F(CatchUpTest, MissesNothingThoughItIsKilled) {
  const int rounds = NumberFromEnvironment("WAYMARK_CATCH_UP_ROUNDS", kDefaultRounds);
  const absl::Duration whole = CatchUp();
  cluster_.query_process().Kill();
  int midway = 0;
  int kills = 0;
  while (midway < rounds && kills < kMostKillsOfARound * rounds && !HasFailure()) {
    ++kills;
    if (!KillWithin(whole)) continue;
    ++midway;
    ExpectAll();
    cluster_.query_process().Kill();
  }
  std::cout << midway << " of " << kills << " kills came midway, of " << absl::FormatDuration(whole)
            << std::endl;
  EXPECT_TRUE(HasFailure() || midway == rounds) << "too few to mean anything";
}

}  // namespace
}  // namespace waymark
