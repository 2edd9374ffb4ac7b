#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITING_TOLD_CHANGES_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITING_TOLD_CHANGES_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/tokens/consistency_token.h"
#include "tests/robustness/writing/ledger.h"
#include "tests/robustness/writing/ledger_check.h"

namespace waymark::robustness {

// What a running ingest service's log holds and what the query service that follows it tells, read
// on from where they were read to last: what is new costs, and not what was there. Not thread-safe.
class ToldChanges {
 public:
  // `ledger` outlives it; nobody writes while this reads.
  explicit ToldChanges(const Ledger& ledger) : ledger_(ledger), check_(ledger) {}

  // Reads the log on. DATA_LOSS where it is not the one read before and more, its chain breaks,
  // its commit times go back, or LedgerCheck finds something; LOG_REPLACED where what was read last
  // is not in it any more.
  absl::Status ReadLog(internal::v1::ChangeFeedService::Stub& feed);

  // Has the query service tell the changes that were read last, as who watches it hears of them.
  // DATA_LOSS where it tells others, in another order, of another state, or saying something else.
  absl::Status CompareChanges(v1::QueryService::Stub& query) const;

  // Has it tell every visit there is. DATA_LOSS where one is missing, too many or not as the log
  // has it.
  absl::Status CompareVisits(v1::QueryService::Stub& query) const;

  // How far the log was read: as a token, and its last change's commit time, in microseconds.
  [[nodiscard]] std::string token() const { return TokenOf(end_.sequence, end_.hash); }
  [[nodiscard]] std::int64_t commit_time_micros() const { return end_.commit_time_micros; }
  // A state of the same log that it does not come to.
  [[nodiscard]] std::string TokenNeverReached() const;

 private:
  struct Read {
    internal::v1::ChangeRecord record;
    std::string hash;
  };

  absl::Status Take(const internal::v1::Change& change);
  // The state after the change with this sequence and hash.
  [[nodiscard]] std::string TokenOf(std::uint64_t sequence, const std::string& hash) const;
  [[nodiscard]] absl::Status Compare(const Read& read, const v1::WatchVisitsResponse& told) const;
  [[nodiscard]] absl::Status CompareVisit(const internal::v1::ChangeRecord& record,
                                          const v1::Visit& visit) const;

  const Ledger& ledger_;
  LedgerCheck check_;
  std::string log_id_;
  struct {
    std::uint64_t sequence = 0;
    std::string hash;
    std::int64_t commit_time_micros = 0;
  } end_;
  // Where the reading before the last ended, and what the last found.
  std::string before_;
  std::vector<Read> fresh_;
  // By visit: the change that wrote its current revision.
  std::map<std::string, internal::v1::ChangeRecord> current_;
  std::set<std::pair<std::string, std::int64_t>> erased_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITING_TOLD_CHANGES_H_
