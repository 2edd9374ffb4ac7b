#ifndef WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_
#define WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/database.h"

namespace waymark::ingest {

// The end of the log: the last change, or sequence 0 and the genesis hash where there is none.
struct LogHead {
  std::uint64_t sequence = 0;
  std::string hash;
  std::int64_t commit_time_micros = 0;
};

// One change about to be appended: everything but its place in the log, which Append gives it.
struct NewChange {
  model::VisitName name;
  std::int64_t revision = 0;
  std::int64_t create_time_micros = 0;  // Commit time of the visit's first revision.
  std::string submitter;
  std::string stored_revision;  // A serialized StoredRevision.
  std::string revision_digest;  // Its digest.
};

// The log and what can be derived from it. Reads from any thread; Append from one thread only.
// Another engine for order and durability would take the place of this class.
class LogStore {
 public:
  // Opens the log in `directory`, making it where there is none. DATA_LOSS where what is there is
  // damaged, FAILED_PRECONDITION where a newer version of the product wrote it.
  static absl::StatusOr<std::unique_ptr<LogStore>> Open(const std::filesystem::path& directory,
                                                        rocksdb::Env* env = nullptr);

  [[nodiscard]] const std::string& log_id() const { return log_id_; }
  // As of the last Append. Not for other threads than the one that appends.
  [[nodiscard]] const LogHead& head() const { return head_; }

  // Appends all changes and their heads, synced, with this commit time. After an error the outcome
  // is unknown until the log is opened again, and nothing more may be appended.
  absl::Status Append(const std::vector<NewChange>& changes, std::int64_t commit_time_micros);

  // Walks the log from its beginning and makes every visit's current state what it says, whatever
  // was noted. DATA_LOSS where the chain breaks. Before the log is used, not while it is.
  absl::Status RebuildHeads();

  // The visit's current state; nothing where it was never written.
  absl::StatusOr<std::optional<internal::v1::Head>> FindHead(const model::VisitName& name) const;

  // The revision written at `sequence`; nothing where there is none or it was erased.
  absl::StatusOr<std::optional<internal::v1::StoredRevision>> FindRevision(
      std::uint64_t sequence) const;

  // The chain's hash at `sequence` (0: the genesis hash); nothing beyond the end.
  absl::StatusOr<std::optional<std::string>> FindHash(std::uint64_t sequence) const;

  // Changes after `sequence` in order, until `max_bytes` is passed or the log ends. At least one
  // where there is one.
  absl::StatusOr<std::vector<internal::v1::Change>> ReadAfter(std::uint64_t sequence,
                                                              std::size_t max_bytes) const;

 private:
  LogStore() = default;
  absl::Status ReadOrMakeIdentity();
  absl::Status ReadHead();
  absl::StatusOr<std::map<std::string, internal::v1::Head>> HeadsOfLog() const;

  std::unique_ptr<storage::Database> database_;
  std::string log_id_;
  LogHead head_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_
