#ifndef WAYMARK_INGEST_SERVICE_COMMIT_GROUP_REQUESTS_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_GROUP_REQUESTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "ingest-service/commit/visit_write.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// The requests that writes of one group are known again by: those of earlier groups, and those this
// group adds.
class GroupRequests {
 public:
  // `store` outlives it.
  explicit GroupRequests(const LogStore& store) : store_(store) {}

  // The answer to the write where it was done before: outcome, sequence and warnings of a recalled
  // CommittedVisit. Nothing where it was not. REQUEST_ID_REUSED, or an error of the store.
  absl::StatusOr<std::optional<CommittedVisit>> Recall(const VisitWrite& write) const;

  // The write is done with this result. Nothing to do where it has no request id.
  void Remember(const VisitWrite& write, const CommittedVisit& committed,
                std::int64_t commit_time_micros);

  // What the change at `sequence` wrote is being erased: no digest of it stays.
  absl::Status ForgetContent(std::uint64_t sequence);

  // What the group adds. Once, at its end.
  [[nodiscard]] std::vector<NewRequest> TakeAdded();

 private:
  using Key = std::pair<std::string, std::string>;  // Submitter and id.

  absl::StatusOr<std::optional<internal::v1::StoredRequest>> Find(const Key& key) const;

  const LogStore& store_;
  std::map<Key, internal::v1::StoredRequest> added_;
};

// The answer to a write that is not to be done again, from what was remembered of it. "Recalled"
// and with the fields that Recall names. REQUEST_ID_REUSED where the digests differ, or what was
// written is erased.
absl::StatusOr<CommittedVisit> AnswerAgain(const internal::v1::StoredRequest& request,
                                           const std::string& digest);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_GROUP_REQUESTS_H_
