#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_CHECK_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_CHECK_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/writing/ledger.h"

namespace waymark::robustness {

// Holds a log, change by change from its first, against what was sent to it.
class LedgerCheck {
 public:
  // `ledger` outlives it.
  explicit LedgerCheck(const Ledger& ledger) : ledger_(ledger) {}

  // The next change, with its serialized revision or, where it was erased, nothing. DATA_LOSS where
  // it was not sent, is not as it was sent or acknowledged, was done before, or comes after one
  // that its writer sent later.
  absl::Status Take(const internal::v1::ChangeRecord& record, const std::string& revision);

  // Once all are taken: DATA_LOSS, naming the first, where one that was acknowledged was not among
  // them. What was not acknowledged may be there or not.
  [[nodiscard]] absl::Status Finish() const;

 private:
  absl::Status TakeErasure(const internal::v1::ChangeRecord& record);

  const Ledger& ledger_;
  std::set<std::string> seen_;
  std::map<int, std::int64_t> turns_;  // By writer: of its last write.
  std::set<std::pair<std::string, std::int64_t>> erased_;
};

// The same for a whole log that nothing serves; and the chain is unbroken.
absl::Status CheckLog(const Ledger& ledger, const ingest::StoredLog& log);

// What is wrong with a change: DATA_LOSS, naming it.
absl::Status Wrong(const internal::v1::ChangeRecord& record, std::string_view what);

// What a visit of the ledger's says, or why it was deleted.
std::string TextOf(const v1::Visit& visit);

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_CHECK_H_
