#ifndef WAYMARK_INGEST_SERVICE_LOG_COMMIT_GROUP_H_
#define WAYMARK_INGEST_SERVICE_LOG_COMMIT_GROUP_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "ingest-service/log/commit_queue.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// The writes of one group, decided one after another against the heads as those before leave them.
// Nothing is written here: changes() is what is to be appended together, at commit_time_micros.
class CommitGroup {
 public:
  // Commit time is `now_micros`, or the log's last where the clock went back.
  CommitGroup(const LogStore& store, std::int64_t now_micros);

  // What becomes of the write if the group is appended, but for the state, which is the group's.
  // VISIT_EXISTS, or an error of the store.
  absl::StatusOr<CommittedVisit> Decide(const VisitWrite& write, std::string stored_revision,
                                        std::string revision_digest);

  [[nodiscard]] const std::vector<NewChange>& changes() const { return changes_; }
  [[nodiscard]] std::int64_t commit_time_micros() const { return commit_time_micros_; }

 private:
  absl::StatusOr<std::optional<internal::v1::Head>> FindHead(const model::VisitName& name) const;
  absl::StatusOr<bool> IsUnchanged(const VisitWrite& write, const internal::v1::Head& head) const;
  CommittedVisit Append(const VisitWrite& write, const std::optional<internal::v1::Head>& before,
                        std::string stored_revision, std::string revision_digest);
  [[nodiscard]] CommittedVisit Found(v1::ImportOutcome outcome,
                                     const internal::v1::Head& head) const;

  const LogStore& store_;
  const std::int64_t commit_time_micros_;
  std::vector<NewChange> changes_;
  std::map<std::string, internal::v1::Head> heads_;  // By name, as this group leaves them.
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_COMMIT_GROUP_H_
