#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/faults/faulty_ingest.h"
#include "tests/robustness/writing/ledger.h"
#include "tests/robustness/writing/ledger_check.h"
#include "tests/robustness/writing/writer.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"
#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

// Has each operation on the data directory fail once, or from then on: the first, the second and so
// on until the service does not come so far in a small amount of work.
//
// WAYMARK_FAILURE_STRIDE says how many of them are passed over for one that fails (11; 1 for all),
// WAYMARK_FAILURE_SEED which come first; WAYMARK_FAILURE_AT begins with another one.
namespace waymark::faults {
namespace {

using robustness::Answered;
using robustness::CheckLog;
using robustness::Ledger;
using robustness::Writer;

namespace fs = std::filesystem;

constexpr int kDefaultStride = 11;
constexpr int kCallers = 4;  // One of whom erases, and one imports.
constexpr int kWritesOfEach = 8;
constexpr int kRunsOfALog = 20;  // Before another takes its place.
// So many numbers in a row are beyond what the service does.
constexpr int kNotReached = 2;
constexpr unsigned kSeedOfWriters = 1;
// What no call, start or end may take, whatever the disk does.
constexpr absl::Duration kPatience = absl::Seconds(5);
// A log that is served on a sound disk is served as quickly on a busy machine.
constexpr absl::Duration kLongPatience = absl::Seconds(60);
constexpr int kWriteFailedExit = 74;
constexpr int kCannotStartExit = 1;

// A kind of failure: see preloaded/failing_disk.cc.
struct Failure {
  std::string kind;
  bool sticky = false;
  bool of_a_new_log = false;  // Else of one that has been written to.
};

std::string Name(const Failure& failure) {
  return absl::StrCat(failure.kind, failure.sticky ? "_and_all_after_it" : "_once",
                      failure.of_a_new_log ? "_of_a_new_log" : "");
}

// Those who write to one log.
class Writers {
 public:
  Writers() {
    for (int i = 0; i < kCallers; ++i) {
      const auto way = i == 0             ? Writer::Way::kCallsAndErasures
                       : i < kCallers - 1 ? Writer::Way::kCalls
                                          : Writer::Way::kImports;
      writers_.push_back(std::make_unique<Writer>(i, way, kSeedOfWriters, ledger_));
    }
  }

  // Everybody writes so much, or until the service has no more to say.
  void Write(const FaultyIngest& ingest) {
    const std::atomic<bool> stopping = false;
    std::vector<std::thread> threads;
    threads.reserve(writers_.size());
    for (const auto& writer : writers_) {
      threads.emplace_back([&] { writer->Write(ingest.stubs(), stopping, kWritesOfEach); });
    }
    for (std::thread& thread : threads) thread.join();
  }

  // OK where each answer since this was asked last was given in time, and none that a write was
  // done was given to who asked after the first had been told that it is not known. Whether anybody
  // was told so.
  absl::StatusOr<bool> CheckAnswers() {
    std::vector<Answered> answers;
    for (const auto& writer : writers_) {
      for (Answered& answered : writer->TakeAnswered()) answers.push_back(std::move(answered));
    }
    absl::Time failed = absl::InfiniteFuture();
    for (const Answered& answered : answers) {
      if (answered.ended - answered.begun > kPatience) {
        return absl::DeadlineExceededError("a call took too long");
      }
      if (errors::ReasonOf(answered.status) == v1::ERROR_REASON_WRITE_OUTCOME_UNKNOWN) {
        failed = std::min(failed, answered.ended);
      }
    }
    for (const Answered& answered : answers) {
      if (answered.status.ok() && answered.begun > failed) {
        return absl::DataLossError("a write was acknowledged after one had failed");
      }
    }
    WAYMARK_RETURN_IF_ERROR(CheckSurprises());
    return failed != absl::InfiniteFuture();
  }

  // OK, or the first answer that no failure of a disk excuses.
  [[nodiscard]] absl::Status CheckSurprises() const {
    for (const auto& writer : writers_) WAYMARK_RETURN_IF_ERROR(writer->surprise());
    return absl::OkStatus();
  }

  [[nodiscard]] const Ledger& ledger() const { return ledger_; }

 private:
  Ledger ledger_;
  std::vector<std::unique_ptr<Writer>> writers_;
};

// What the log in a directory that nothing serves has of what was written.
absl::Status Look(const fs::path& data_dir, const Ledger& ledger) {
  const auto log = ingest::StoredLog::Open(data_dir);
  if (ledger.acknowledged() == 0 && !log.ok()) return absl::OkStatus();  // A log half made.
  WAYMARK_RETURN_IF_ERROR(log.status());
  WAYMARK_RETURN_IF_ERROR((*log)->opened());
  WAYMARK_RETURN_IF_ERROR(CheckLog(ledger, **log));
  WAYMARK_RETURN_IF_ERROR((*log)->CheckFiles());
  WAYMARK_RETURN_IF_ERROR((*log)->CheckHeads());
  return (*log)->CheckRequests();
}

// A log, and those who write to it.
struct Site {
  [[nodiscard]] fs::path data_dir() const { return directory.path() / "data"; }
  [[nodiscard]] fs::path report() const { return directory.path() / "report"; }

  const TemporaryDirectory directory;
  Writers writers;
};

// How the service ended; an error where it may not end so.
absl::StatusOr<std::string> Serve(FaultyIngest& service, Writers& writers) {
  const absl::Time begun = absl::Now();
  const bool serves = service.WaitUntilServing(kPatience);
  if (!serves && absl::Now() - begun >= kPatience) {
    return absl::DeadlineExceededError("it neither serves nor ends");
  }
  bool failed = false;
  if (serves) {
    writers.Write(service);
    WAYMARK_ASSIGN_OR_RETURN(failed, writers.CheckAnswers());
  }
  const auto left = serves ? service.Terminate(kPatience) : service.WaitForExit(kPatience);
  if (!left.has_value()) return absl::DeadlineExceededError("it does not end");
  // A write of its own may fail too, of which nobody is told.
  const bool well =
      serves ? (*left == 0 && !failed) || *left == kWriteFailedExit : *left == kCannotStartExit;
  const std::string end =
      absl::StrCat(serves ? "served, left with " : "did not start, left with ", *left);
  if (well) return end;
  return absl::InternalError(absl::StrCat(end, ": ", service.log()));
}

// On a sound disk everything is as it was acknowledged, and everybody goes on.
absl::Status ServeAgain(Site& site) {
  WAYMARK_RETURN_IF_ERROR(Look(site.data_dir(), site.writers.ledger()));
  WAYMARK_ASSIGN_OR_RETURN(const auto service, FaultyIngest::Start(site.data_dir()));
  if (!service->WaitUntilServing(kLongPatience)) {
    return absl::DataLossError(absl::StrCat("it does not start again: ", service->log()));
  }
  const int before = site.writers.ledger().acknowledged();
  site.writers.Write(*service);
  WAYMARK_RETURN_IF_ERROR(site.writers.CheckAnswers().status());
  if (site.writers.ledger().acknowledged() < before + kCallers * kWritesOfEach) {
    return absl::UnavailableError(absl::StrCat("it does not take writes: ", service->log()));
  }
  // A log that was written to and not closed is the harder one to open.
  service->Kill();
  return Look(site.data_dir(), site.writers.ledger());
}

// "pwrite log", of a line "12 pwrite 000008.log".
std::string Operation(const fs::path& report) {
  std::string number;
  std::string operation;
  std::string file;
  std::ifstream(report) >> number >> operation >> file;
  if (operation.empty()) return "";
  file.erase(std::remove_if(file.begin(), file.end(), [](char c) { return c >= '0' && c <= '9'; }),
             file.end());
  return absl::StrCat(operation, " ", file);
}

class DiskFailureTest : public testing::TestWithParam<Failure> {
 protected:
  // Serves while the operation with this number fails, then without. True where it came so far.
  absl::StatusOr<bool> Fail(Site& site, long at) {
    fs::remove(site.report());
    WAYMARK_ASSIGN_OR_RETURN(
        const auto service,
        FaultyIngest::Start(
            site.data_dir(),
            {Preload("failing_disk"), absl::StrCat("FAILING_ROOT=", site.data_dir().string()),
             absl::StrCat("FAILING_REPORT=", site.report().string()),
             absl::StrCat("FAILING_KIND=", GetParam().kind), absl::StrCat("FAILING_AT=", at),
             absl::StrCat("FAILING_STICKY=", GetParam().sticky ? 1 : 0)}));
    WAYMARK_ASSIGN_OR_RETURN(const std::string end, Serve(*service, site.writers));
    const std::string operation = Operation(site.report());
    if (operation.empty()) return false;
    ++outcomes_[absl::StrCat(operation, ": ", end)];
    WAYMARK_RETURN_IF_ERROR(ServeAgain(site));
    return true;
  }

  // How often each came of each.
  std::map<std::string, int> outcomes_;
};

TEST_P(DiskFailureTest, LosesNothingThatWasAcknowledged) {
  const int stride = NumberFromEnvironment("WAYMARK_FAILURE_STRIDE", kDefaultStride);
  const int seed = SeedFromEnvironment("WAYMARK_FAILURE_SEED");
  std::cout << "WAYMARK_FAILURE_SEED=" << seed << std::endl;
  std::unique_ptr<Site> site;
  int runs = 0;
  int passed_over = 0;
  for (long at = NumberFromEnvironment("WAYMARK_FAILURE_AT", 1 + seed % stride);
       passed_over < kNotReached; at += stride) {
    if (site == nullptr || GetParam().of_a_new_log || runs % kRunsOfALog == 0) {
      site = std::make_unique<Site>();
      if (!GetParam().of_a_new_log) {
        ASSERT_THAT(ServeAgain(*site), IsOk());
      }
    }
    const auto came_so_far = Fail(*site, at);
    ASSERT_THAT(came_so_far, IsOk())
        << "WAYMARK_FAILURE_AT=" << at << " " << Operation(site->report());
    passed_over = *came_so_far ? 0 : passed_over + 1;
    ++runs;
  }
  std::cout << runs << " runs\n";
  for (const auto& [outcome, count] : outcomes_) std::cout << count << "\t" << outcome << "\n";
}

INSTANTIATE_TEST_SUITE_P(
    Each, DiskFailureTest,
    testing::Values(Failure{"eio"}, Failure{"eio", true}, Failure{"enospc"},
                    Failure{"enospc", true}, Failure{"short"}, Failure{"short", true},
                    Failure{"eio", false, true}, Failure{"eio", true, true},
                    Failure{"enospc", false, true}, Failure{"enospc", true, true},
                    Failure{"short", false, true}, Failure{"short", true, true}),
    [](const testing::TestParamInfo<Failure>& failure) { return Name(failure.param); });

}  // namespace
}  // namespace waymark::faults
