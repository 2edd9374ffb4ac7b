#ifndef WAYMARK_TESTS_ROBUSTNESS_KILLS_BACKUP_MAKER_H_
#define WAYMARK_TESTS_ROBUSTNESS_KILLS_BACKUP_MAKER_H_

#include <atomic>
#include <set>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "tests/robustness/writing/ledger.h"

namespace waymark::robustness {

// An operator who makes one backup after another while a log is written to. Not thread-safe.
class BackupMaker {
 public:
  // `ledger`, of what is written to the log, outlives it.
  explicit BackupMaker(const Ledger& ledger) : ledger_(ledger) {}
  ~BackupMaker() { Stop(); }
  BackupMaker(const BackupMaker&) = delete;
  BackupMaker& operator=(const BackupMaker&) = delete;

  // Makes them until Stop, or until the service has no more to say.
  void Start(v1::AdminService::Stub& admin);
  void Stop();

  // DATA_LOSS where a backup that is listed is damaged, the last that was made is not among them,
  // it is not whole, or lacks what was acknowledged before it was asked for; or what nobody may be
  // answered.
  absl::Status Look(v1::AdminService::Stub& admin) const;

  [[nodiscard]] int made() const { return made_; }

 private:
  void MakeOne(v1::AdminService::Stub& admin);

  const Ledger& ledger_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
  // The thread's, until Stop.
  int made_ = 0;
  std::string last_made_;
  absl::Status wrong_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_KILLS_BACKUP_MAKER_H_
