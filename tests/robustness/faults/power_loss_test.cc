#include <atomic>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/faults/faulty_ingest.h"
#include "tests/robustness/faults/forgetful_machine.h"
#include "tests/robustness/writing/ledger.h"
#include "tests/robustness/writing/ledger_check.h"
#include "tests/robustness/writing/writer.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"
#include "tests/support/temporary_directory.h"

// Takes the power from the ingest service in the middle of writes, with a disk that forgets what
// was not synced, and holds what is left against what was acknowledged.
//
// WAYMARK_POWER_ROUNDS says how often (50), WAYMARK_POWER_SEED replays what the random numbers
// chose; how far the service gets by then is not replayed.
namespace waymark::faults {
namespace {

using robustness::CheckLog;
using robustness::Ledger;
using robustness::Writer;

constexpr int kDefaultRounds = 50;
// A log is as old as so many losses of power before another takes its place.
constexpr int kRoundsOfALog = 25;
constexpr int kCallers = 8;  // And one who imports.
constexpr int kFewest = 20;  // Acknowledged writes without which a round means nothing.
constexpr int kMost = 400;
constexpr int kMostMicrosecondsLater = 20'000;
constexpr int kMostMicrosecondsOfAStart = 60'000;
constexpr absl::Duration kPatience = absl::Seconds(30);
constexpr int kWrittenAgain = 20;  // By each writer, at the end.
constexpr int kNoEnd = 1'000'000'000;

// A first start was cut between the making of the store and the sync of the log's identity.
bool HasNoIdentity(const absl::Status& status) {
  return absl::IsDataLoss(status) &&
         absl::StrContains(status.message(), "the log has lost its identity");
}

// One log from its first power cut to its last, and those who write to it.
class Trial {
 public:
  Trial(unsigned seed, ForgetfulMachine::Disk disk) : random_(seed), machine_(disk) {
    for (int i = 0; i <= kCallers; ++i) {
      const auto way = i == 0         ? Writer::Way::kCallsAndErasures
                       : i < kCallers ? Writer::Way::kCalls
                                      : Writer::Way::kImports;
      writers_.push_back(std::make_unique<Writer>(i, way, seed, ledger_));
    }
  }

  // Starts the service, lets everybody write, cuts the power and looks at what is left. DATA_LOSS
  // where that is not what it must be; UNAVAILABLE where the service does not start or does not do
  // enough.
  absl::Status Round() {
    if (Below(4) == 0) {
      WAYMARK_RETURN_IF_ERROR(CutTheStart());
    }
    const int before = ledger_.acknowledged();
    WAYMARK_RETURN_IF_ERROR(WriteUntilTheCut());
    if (ledger_.acknowledged() - before < kFewest) {
      return absl::UnavailableError("too few writes to mean anything");
    }
    return Look();
  }

  // Once more without a cut: what was acknowledged is answered as it was, and the service ends in
  // good order.
  absl::Status Finish() {
    WAYMARK_ASSIGN_OR_RETURN(const auto service, StartServing());
    for (const auto& writer : writers_) {
      WAYMARK_RETURN_IF_ERROR(writer->WriteAgain(service->stubs(), kWrittenAgain));
    }
    if (service->Terminate(kPatience) != 0) {
      return absl::UnavailableError(absl::StrCat("it does not end well: ", service->log()));
    }
    return Look();
  }

  [[nodiscard]] int acknowledged() const { return ledger_.acknowledged(); }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  unsigned NewSeed() { return static_cast<unsigned>(random_()); }

  absl::StatusOr<std::unique_ptr<FaultyIngest>> Start() {
    return FaultyIngest::Start(machine_.data_dir(), machine_.Variables(NewSeed()));
  }

  absl::StatusOr<std::unique_ptr<FaultyIngest>> StartServing() {
    WAYMARK_ASSIGN_OR_RETURN(auto service, Start());
    if (service->WaitUntilServing(kPatience)) return service;
    return absl::DataLossError(absl::StrCat("it does not start: ", service->log()));
  }

  absl::Status CutTheStart() {
    WAYMARK_ASSIGN_OR_RETURN(const auto service, Start());
    absl::SleepFor(absl::Microseconds(Below(kMostMicrosecondsOfAStart)));
    service->Kill();
    return Look();
  }

  absl::Status WriteUntilTheCut() {
    WAYMARK_ASSIGN_OR_RETURN(const auto service, StartServing());
    const int enough = ledger_.acknowledged() + kFewest + Below(kMost);
    std::atomic<bool> stopping = false;
    std::vector<std::thread> threads;
    threads.reserve(writers_.size());
    for (const auto& writer : writers_) {
      threads.emplace_back([&] {
        (void)writer->WriteAgain(service->stubs(), 1);
        writer->Write(service->stubs(), stopping, kNoEnd);
      });
    }
    ledger_.WaitFor(enough, kPatience);
    absl::SleepFor(absl::Microseconds(Below(kMostMicrosecondsLater)));
    service->Kill();
    stopping = true;
    for (std::thread& thread : threads) thread.join();
    for (const auto& writer : writers_) {
      WAYMARK_RETURN_IF_ERROR(writer->surprise());
    }
    return absl::OkStatus();
  }

  // What is there when the power is back, before the service makes anything of it.
  absl::Status Look() {
    machine_.LosePower();
    if (!machine_.disk().holes) return LookAt(machine_.data_dir());
    // A write in pieces is damage until the log is opened, which cuts it off: here a copy of it.
    const TemporaryDirectory copy;
    std::error_code not_there;
    std::filesystem::copy(machine_.data_dir(), copy.path(),
                          std::filesystem::copy_options::recursive, not_there);
    WAYMARK_RETURN_IF_ERROR(ingest::DataDirectory(copy.path()).Open().status());
    return LookAt(copy.path());
  }

  absl::Status LookAt(const std::filesystem::path& data_dir) const {
    const auto log = ingest::StoredLog::Open(data_dir);
    if (acknowledged() == 0 && (absl::IsNotFound(log.status()) || HasNoIdentity(log.status()))) {
      return absl::OkStatus();
    }
    WAYMARK_RETURN_IF_ERROR(log.status());
    // A log that was still being made: the next start makes it, which the next round sees.
    if (!(*log)->opened().ok() && acknowledged() == 0) return absl::OkStatus();
    WAYMARK_RETURN_IF_ERROR((*log)->opened());
    WAYMARK_RETURN_IF_ERROR(CheckLog(ledger_, **log));
    WAYMARK_RETURN_IF_ERROR((*log)->CheckFiles());
    if (acknowledged() == 0) return absl::OkStatus();  // The mark may not be there yet.
    WAYMARK_RETURN_IF_ERROR((*log)->CheckMark());
    WAYMARK_RETURN_IF_ERROR((*log)->CheckHeads());
    return (*log)->CheckRequests();
  }

  std::mt19937 random_;
  const ForgetfulMachine machine_;
  Ledger ledger_;
  std::vector<std::unique_ptr<Writer>> writers_;
};

class PowerLossTest : public testing::Test {
 protected:
  PowerLossTest() : seed_(SeedFromEnvironment("WAYMARK_POWER_SEED")) {
    std::cout << "WAYMARK_POWER_SEED=" << seed_ << std::endl;
  }

  unsigned seed(int log) const { return static_cast<unsigned>(seed_ + log); }

  // `rounds` losses of power, each looked at.
  void Lose(int rounds, ForgetfulMachine::Disk disk) {
    int acknowledged = 0;
    for (int done = 0; done < rounds;) {
      SCOPED_TRACE(absl::StrCat("log ", done / kRoundsOfALog));
      Trial trial(seed(done / kRoundsOfALog), disk);
      for (int i = 0; i < kRoundsOfALog && done < rounds; ++i, ++done) {
        ASSERT_THAT(trial.Round(), IsOk()) << "round " << done;
      }
      ASSERT_THAT(trial.Finish(), IsOk());
      acknowledged += trial.acknowledged();
    }
    std::cout << rounds << " rounds, " << acknowledged << " acknowledged writes" << std::endl;
  }

 private:
  const int seed_;
};

TEST_F(PowerLossTest, LosesNothingThatWasAcknowledged) {
  Lose(NumberFromEnvironment("WAYMARK_POWER_ROUNDS", kDefaultRounds), {});
}

// Pages of a write that was under way may be there without those before them.
TEST_F(PowerLossTest, LosesNothingWherePagesAreWrittenInAnyOrder) {
  Lose(NumberFromEnvironment("WAYMARK_POWER_ROUNDS", kDefaultRounds), {.holes = true});
}

// It was lost with all in it where nobody synced the directory above.
TEST_F(PowerLossTest, KeepsADataDirectoryThatTheServiceMade) {
  Trial trial(seed(0), {.idle = true});

  EXPECT_THAT(trial.Round(), IsOk());
}

// What would be lost if the log were not synced is found out: the test above can fail.
TEST_F(PowerLossTest, IsNoticedWhereTheLogIsNotSynced) {
  constexpr int kRoundsToFindIt = 3;
  Trial trial(seed(0), {.lies = true});
  absl::Status found;
  for (int i = 0; i < kRoundsToFindIt && found.ok(); ++i) found = trial.Round();

  EXPECT_EQ(found.code(), absl::StatusCode::kDataLoss) << found;
  std::cout << found << std::endl;
}

}  // namespace
}  // namespace waymark::faults
