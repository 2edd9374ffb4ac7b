#include <atomic>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"

// Asks a service to end, SIGTERM, while many call it: what has begun is finished, and what is told
// that the service is not there was not begun. WAYMARK_DRAIN_ROUNDS says how often (50).
namespace waymark::robustness {
namespace {

constexpr int kDefaultRounds = 50;
constexpr int kCallers = 8;
constexpr char kParent[] = "authorities/reading";
// Of whom is read: it has no more to tell in the last round than in the first.
constexpr char kRead[] = "authorities/leeds";

// Calls that were made until the service was gone, by many at once, and how they ended.
class Load {
 public:
  // `call` makes one call: of a write, `name` is given the name of its visit.
  using MakeCall = std::function<absl::Status(std::string& name)>;

  void Begin(const std::function<MakeCall(int caller)>& caller) {
    for (int i = 0; i < kCallers; ++i) {
      threads_.emplace_back([this, call = caller(i)] { CallUntilItFails(call); });
    }
  }

  // Until so many are answered, or nobody calls any more.
  void WaitFor(int answered) const {
    while (answered_ < answered && calling_ > 0) absl::SleepFor(absl::Milliseconds(1));
  }

  // Until nobody is answered any more.
  void Join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  [[nodiscard]] int answered() const { return answered_; }
  // Once joined: each caller's last.
  struct Failed {
    std::string name;
    absl::Status status;
  };
  [[nodiscard]] const std::vector<Failed>& failed() const ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return failed_;
  }
  [[nodiscard]] const std::vector<std::string>& done() const ABSL_NO_THREAD_SAFETY_ANALYSIS {
    return done_;
  }

 private:
  void CallUntilItFails(const MakeCall& call) {
    while (true) {
      std::string name;
      const absl::Status status = call(name);
      const absl::MutexLock lock(&mutex_);
      if (!status.ok()) {
        --calling_;
        failed_.push_back({std::move(name), status});
        return;
      }
      done_.push_back(std::move(name));
      ++answered_;
    }
  }

  std::atomic<int> answered_ = 0;
  std::atomic<int> calling_ = kCallers;
  absl::Mutex mutex_;
  std::vector<Failed> failed_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> done_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_;
};

class DrainTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(cluster_.Start(), IsOk());
    ASSERT_THAT(CreateVisit(cluster_.ingest(), kRead, "one", VisitSaying("One.")), IsOk());
  }

  // Ends the ingest service under writes, and looks at what became of each.
  absl::Status EndIngest(int round) {
    Load load;
    std::vector<std::unique_ptr<v1::IngestService::Stub>> stubs;
    load.Begin([&](int caller) {
      auto* stub = stubs
                       .emplace_back(v1::IngestService::NewStub(
                           ChannelTo(cluster_.ingest_process().address())))
                       .get();
      return [stub, round, caller, number = 0](std::string& name) mutable {
        const std::string id = absl::StrCat("r", round, "-c", caller, "-", ++number);
        name = absl::StrCat(kParent, "/visits/", id);
        return CreateVisit(*stub, kParent, id, VisitSaying("One of many.")).status();
      };
    });
    load.WaitFor(20 * kCallers);
    WAYMARK_RETURN_IF_ERROR(ExitedWell(cluster_.StopIngest()));
    load.Join();
    WAYMARK_RETURN_IF_ERROR(cluster_.StartIngest());
    WAYMARK_ASSIGN_OR_RETURN(const auto marked,
                             CreateVisit(cluster_.ingest(), kParent, absl::StrCat("mark-", round),
                                         VisitSaying("A mark.")));
    for (const std::string& name : load.done()) {
      WAYMARK_RETURN_IF_ERROR(
          GetVisit(cluster_.query(), name, marked.consistency_token()).status());
    }
    for (const Load::Failed& failed : load.failed()) {
      WAYMARK_RETURN_IF_ERROR(NotBegun(failed));
      const auto found = GetVisit(cluster_.query(), failed.name, marked.consistency_token());
      if (absl::IsNotFound(found.status())) continue;
      return absl::InternalError(
          absl::StrCat(failed.name, " was not begun, and is there: ", found.status().ToString()));
    }
    Note("writes", load);
    return absl::OkStatus();
  }

  // The same of the query service under reads.
  absl::Status EndQuery() {
    Load load;
    std::vector<std::unique_ptr<v1::QueryService::Stub>> stubs;
    load.Begin([&](int) {
      auto* stub = stubs
                       .emplace_back(
                           v1::QueryService::NewStub(ChannelTo(cluster_.query_process().address())))
                       .get();
      return [stub](std::string&) {
        v1::GetProgressRequest request;
        request.set_authority(kRead);
        return Call(*stub, &v1::QueryService::Stub::GetProgress, request).status();
      };
    });
    load.WaitFor(20 * kCallers);
    WAYMARK_RETURN_IF_ERROR(ExitedWell(cluster_.StopQuery()));
    load.Join();
    for (const Load::Failed& failed : load.failed()) {
      WAYMARK_RETURN_IF_ERROR(NotBegun(failed));
    }
    WAYMARK_RETURN_IF_ERROR(AllArrived(load));
    Note("reads", load);
    WAYMARK_RETURN_IF_ERROR(cluster_.StartQuery());
    return cluster_.WaitUntilQueryServes();
  }

  Cluster cluster_;
  std::map<std::string, int> counts_;

 private:
  // What the query service has done since it started, its callers have got: a read that was cut off
  // once it had begun leaves no other trace.
  [[nodiscard]] absl::Status AllArrived(const Load& load) const {
    int done = 0;
    for (const absl::string_view line : absl::StrSplit(cluster_.query_process().log(), '\n')) {
      done += absl::StrContains(line, R"("method":"GetProgress")") &&
              absl::StrContains(line, R"("status":"OK")");
    }
    if (done == load.answered()) return absl::OkStatus();
    return absl::InternalError(
        absl::StrCat(done, " reads were done, and ", load.answered(), " arrived"));
  }

  static absl::Status ExitedWell(const absl::StatusOr<int>& exited) {
    WAYMARK_RETURN_IF_ERROR(exited.status());
    if (*exited == 0) return absl::OkStatus();
    return absl::InternalError(absl::StrCat("it left with status ", *exited));
  }

  static absl::Status NotBegun(const Load::Failed& failed) {
    const v1::ErrorReason reason = errors::ReasonOf(failed.status);
    if (absl::IsUnavailable(failed.status) &&
        (reason == v1::ERROR_REASON_UNSPECIFIED || reason == v1::ERROR_REASON_SHUTTING_DOWN)) {
      return absl::OkStatus();
    }
    return absl::InternalError(absl::StrCat("a call failed: ", failed.status.ToString()));
  }

  void Note(const std::string& what, const Load& load) {
    counts_[what + " answered"] += load.answered();
    counts_[what + " not begun"] += static_cast<int>(load.failed().size());
  }
};

TEST_F(DrainTest, WhatHasBegunIsFinishedAndWhatIsRefusedWasNotBegun) {
  const int rounds = NumberFromEnvironment("WAYMARK_DRAIN_ROUNDS", kDefaultRounds);
  for (int round = 0; round < rounds; ++round) {
    const absl::Status ended = round % 2 == 0 ? EndIngest(round) : EndQuery();
    ASSERT_THAT(ended, IsOk()) << "round " << round << "\n" << cluster_.logs();
  }
  for (const auto& [what, count] : counts_) std::cout << count << "\t" << what << "\n";
  std::cout << rounds << " services ended under load; 0 calls cut off" << std::endl;
}

}  // namespace
}  // namespace waymark::robustness
