#ifndef WAYMARK_TESTS_ROBUSTNESS_KILLS_KILLED_CLUSTER_H_
#define WAYMARK_TESTS_ROBUSTNESS_KILLS_KILLED_CLUSTER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "tests/robustness/kills/backup_maker.h"
#include "tests/robustness/writing/told_changes.h"
#include "tests/robustness/writing/writers.h"
#include "tests/support/cluster.h"

namespace waymark::robustness {

enum class Victim { kIngest, kQuery, kBoth };

// What is under way when a kill comes.
struct Work {
  std::vector<Writer::Way> ways;
  bool backups = false;  // One after another.
};

// Both services from the first kill of either to the last, those who write to them, and what they
// were told. DATA_LOSS is what no kill may lead to. Not thread-safe.
class KilledCluster {
 public:
  // `seed` chooses what is written.
  explicit KilledCluster(unsigned seed);

  absl::Status Start();

  // Has this done until `acknowledged` more writes are acknowledged and a little later kills. Where
  // the ingest service lives it must go on. UNAVAILABLE where the writers get so far only after too
  // long, or not at all: the kill would mean nothing.
  absl::Status WorkUntilTheKill(Victim victim, const Work& work, int acknowledged,
                                absl::Duration later);

  // Starts what was killed and kills it again `after` that, whatever it does by then.
  absl::Status KillAtStart(Victim victim, absl::Duration after);

  // Starts what was killed and waits until both serve.
  absl::Status Restart(Victim victim);

  // Everybody sends again what it does not know to be done, some of what is known to be, and more.
  absl::Status WriteOn();

  // What was written since this was asked last is in the log as it was acknowledged, the query
  // service tells the same, from the store that it had, and backups are whole.
  absl::Status LookAtWhatIsNew();
  // Every visit that the query service has is as the log has it.
  absl::Status LookAtAllVisits() { return told_.CompareVisits(cluster_.query()); }
  // The whole log while the ingest service does not run: chain, files, heads, requests, mark.
  absl::Status LookAtTheStoppedLog() const;

  // Ends both in good order and looks at everything.
  absl::Status Finish();

  [[nodiscard]] int acknowledged() const { return writers_.ledger().acknowledged(); }
  [[nodiscard]] int backups() const { return backups_.made(); }
  // Of these writes, those before each kill, and the time that they took.
  [[nodiscard]] int acknowledged_until_kills() const { return until_kills_; }
  [[nodiscard]] absl::Duration time_until_kills() const { return time_until_kills_; }
  [[nodiscard]] std::string logs() const { return cluster_.logs(); }

 private:
  void Connect();
  [[nodiscard]] IngestStubs stubs() const {
    return {.ingest = &cluster_.ingest(), .admin = admin_.get()};
  }
  void Kill(Victim victim);

  Cluster cluster_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<internal::v1::ChangeFeedService::Stub> feed_;
  Writers writers_;
  BackupMaker backups_;
  bool backups_to_look_at_ = false;
  ToldChanges told_;
  int until_kills_ = 0;
  absl::Duration time_until_kills_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_KILLS_KILLED_CLUSTER_H_
