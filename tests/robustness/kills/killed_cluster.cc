#include "tests/robustness/kills/killed_cluster.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/writing/ledger_check.h"

namespace waymark::robustness {
namespace {

// What the writes before a kill may take on a machine that is slow and busy.
constexpr absl::Duration kPatience = absl::Seconds(30);
// That must be acknowledged while the query service is dead.
constexpr int kGoesOn = 20;
constexpr int kWrittenAfter = 2;  // By each writer.
constexpr int kWrittenAgain = 2;  // Likewise.
constexpr int kWrittenAgainAtEnd = 20;

}  // namespace

KilledCluster::KilledCluster(unsigned seed)
    : writers_(seed), backups_(writers_.ledger()), told_(writers_.ledger()) {
  using Way = Writer::Way;
  writers_.Add(Way::kCalls, 4);
  writers_.Add(Way::kCorrections, 3);
  writers_.Add(Way::kErasures, 2);
  writers_.Add(Way::kImports, 2);
  writers_.Add(Way::kBulkImports, 2);
}

absl::Status KilledCluster::Start() {
  WAYMARK_RETURN_IF_ERROR(cluster_.Start());
  Connect();
  return absl::OkStatus();
}

void KilledCluster::Connect() {
  admin_ = v1::AdminService::NewStub(cluster_.ingest_process().channel());
  feed_ = internal::v1::ChangeFeedService::NewStub(cluster_.ingest_process().channel());
}

void KilledCluster::Kill(Victim victim) {
  if (victim != Victim::kQuery) cluster_.ingest_process().Kill();
  if (victim != Victim::kIngest) cluster_.query_process().Kill();
}

absl::Status KilledCluster::WorkUntilTheKill(Victim victim, const Work& work, int acknowledged,
                                             absl::Duration later) {
  const absl::Time begun = absl::Now();
  const int before = this->acknowledged();
  writers_.Start(stubs(), work.ways);
  if (work.backups) backups_.Start(*admin_);
  backups_to_look_at_ = work.backups;
  writers_.ledger().WaitFor(before + acknowledged, kPatience);
  absl::SleepFor(later);  // So that it does not always hit just after an answer.
  const int done = this->acknowledged() - before;
  until_kills_ += done;
  time_until_kills_ += absl::Now() - begun;
  Kill(victim);
  const int at_kill = this->acknowledged();
  if (victim == Victim::kQuery) writers_.ledger().WaitFor(at_kill + kGoesOn, kPatience);
  const int gone_on = this->acknowledged() - at_kill;
  writers_.Stop();
  backups_.Stop();
  WAYMARK_RETURN_IF_ERROR(writers_.surprise());
  if (done < acknowledged) {
    return absl::UnavailableError(absl::StrCat("only ", done, " writes in ",
                                               absl::FormatDuration(kPatience),
                                               ": too few to mean anything"));
  }
  if (victim == Victim::kQuery && gone_on < kGoesOn) {
    return absl::UnavailableError("the ingest service does not go on without the query service");
  }
  return absl::OkStatus();
}

absl::Status KilledCluster::KillAtStart(Victim victim, absl::Duration after) {
  if (victim != Victim::kQuery) {
    WAYMARK_RETURN_IF_ERROR(cluster_.KillIngestAtStart(after));
  }
  return victim == Victim::kIngest ? absl::OkStatus() : cluster_.KillQueryAtStart(after);
}

absl::Status KilledCluster::Restart(Victim victim) {
  if (victim != Victim::kIngest) {
    WAYMARK_RETURN_IF_ERROR(cluster_.StartQuery());
  }
  if (victim != Victim::kQuery) {
    WAYMARK_RETURN_IF_ERROR(cluster_.StartIngest());
  }
  Connect();
  return cluster_.WaitUntilQueryServes();
}

absl::Status KilledCluster::WriteOn() {
  writers_.WriteSome(stubs(), kWrittenAfter);
  WAYMARK_RETURN_IF_ERROR(writers_.WriteAgain(stubs(), kWrittenAgain));
  return writers_.surprise();
}

absl::Status KilledCluster::LookAtWhatIsNew() {
  WAYMARK_RETURN_IF_ERROR(told_.ReadLog(*feed_));
  WAYMARK_RETURN_IF_ERROR(told_.CompareChanges(cluster_.query()));
  if (backups_to_look_at_) {
    WAYMARK_RETURN_IF_ERROR(backups_.Look(*admin_));
  }
  if (cluster_.query_process().Logged(
          "the ingest service has another log; the store is built anew") ||
      cluster_.query_process().Logged("store is built anew")) {
    return absl::DataLossError("the query service has thrown its store away");
  }
  return absl::OkStatus();
}

absl::Status KilledCluster::LookAtTheStoppedLog() const {
  WAYMARK_ASSIGN_OR_RETURN(const auto log, ingest::StoredLog::Open(cluster_.ingest_directory()));
  WAYMARK_RETURN_IF_ERROR(log->opened());
  WAYMARK_RETURN_IF_ERROR(CheckLog(writers_.ledger(), *log));
  WAYMARK_RETURN_IF_ERROR(log->CheckFiles());
  WAYMARK_RETURN_IF_ERROR(log->CheckMark());
  WAYMARK_RETURN_IF_ERROR(log->CheckHeads());
  return log->CheckRequests();
}

absl::Status KilledCluster::Finish() {
  WAYMARK_RETURN_IF_ERROR(writers_.WriteAgain(stubs(), kWrittenAgainAtEnd));
  WAYMARK_RETURN_IF_ERROR(LookAtWhatIsNew());
  WAYMARK_RETURN_IF_ERROR(LookAtAllVisits());
  admin_.reset();
  feed_.reset();
  WAYMARK_ASSIGN_OR_RETURN(const int query_left, cluster_.StopQuery());
  WAYMARK_ASSIGN_OR_RETURN(const int ingest_left, cluster_.StopIngest());
  if (query_left != 0 || ingest_left != 0) {
    return absl::InternalError(absl::StrCat("they do not end well: ", cluster_.logs()));
  }
  return LookAtTheStoppedLog();
}

}  // namespace waymark::robustness
