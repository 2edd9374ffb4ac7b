#ifndef WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_
#define WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/resource_name.h"
#include "common/storage/backups.h"
#include "common/storage/database.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/log/request_memory.h"

namespace waymark::ingest {

// The end of the log: the last change, or sequence 0 and the genesis hash where there is none.
struct LogHead {
  std::uint64_t sequence = 0;
  std::string hash;
  std::int64_t commit_time_micros = 0;
};

// One change about to be appended: everything but its place in the log, which Append gives it.
struct NewChange {
  internal::v1::ChangeKind kind = internal::v1::CHANGE_KIND_REVISION;
  model::VisitName name = {};
  std::int64_t revision = 0;
  std::int64_t create_time_micros = 0;  // Commit time of the visit's first revision.
  std::string submitter = {};
  std::string certificate_serial = {};        // The submitter's; empty where there was none.
  std::string request_id = {};                // May be empty.
  std::string stored_revision = {};           // A serialized StoredRevision; empty with ERASURE.
  std::string revision_digest = {};           // Its digest.
  internal::v1::VisitIdentity identity = {};  // Of that revision.
  std::uint64_t erased_sequence = 0;          // With ERASURE only.
  std::string reason = {};                    // With ERASURE only.
};

// A request about to be remembered.
using NewRequest = RequestMemory::Remembered;

// What one synced write adds.
struct LogAddition {
  std::vector<NewChange> changes = {};
  std::vector<NewRequest> requests = {};
  std::int64_t commit_time_micros = 0;

  [[nodiscard]] bool empty() const { return changes.empty() && requests.empty(); }
};

// A visit as its head has it.
struct RecordedHead {
  std::string visit_id = {};
  internal::v1::Head head = {};
};

// The head of the visit once the change stands at `sequence`. Not for erasures, which change none.
internal::v1::Head HeadOf(const NewChange& change, std::uint64_t sequence);

// The log and what can be derived from it. Reads from any thread; Append from one thread only.
// Another engine for order and durability would take the place of this class.
class LogStore {
 public:
  // Opens the log in `directory`, making it where there is none. DATA_LOSS where what is there is
  // damaged, FAILED_PRECONDITION where a newer version of the product wrote it.
  static absl::StatusOr<std::unique_ptr<LogStore>> Open(const std::filesystem::path& directory,
                                                        rocksdb::Env* env = nullptr);

  [[nodiscard]] const std::string& log_id() const { return log_id_; }
  // What the chain of hashes begins with: the log's id, or in a restored log that of the log it
  // was restored from.
  [[nodiscard]] const std::string& chain_id() const { return chain_id_; }
  // As of the last Append. Not for other threads than the one that appends.
  [[nodiscard]] const LogHead& head() const { return head_; }
  // The end as it is stored now; for any thread.
  [[nodiscard]] absl::StatusOr<LogHead> ReadHead() const;

  // Appends all changes with what follows from them, synced. After an error the outcome is unknown
  // until the log is opened again, and nothing more may be appended. The chain's hash at each
  // change.
  absl::StatusOr<std::vector<std::string>> Append(const LogAddition& addition);

  // Brings a log of an older format up to this one, and finishes what an erasure had begun. Before
  // the log is used, once it is known to be whole; no older version opens it after.
  absl::Status BringUp();

  // Walks the log from its beginning and makes every visit's current state what it says, whatever
  // was noted; forgets requests and revisions that the log does not know. DATA_LOSS where the chain
  // breaks. Before the log is used, not while it is.
  absl::Status Rebuild();

  // Gives the log another id from here on; its chain stays as it is. For a copy that is to be gone
  // on with: what the log it was copied from has beyond it, and tokens of that, are another log's.
  // Before the log is used.
  absl::Status TakeNewId();

  // Takes the bytes of erased revisions out of the files. Nothing to do where nothing was erased
  // since the last time. One thread at a time, and not while a backup is made, which holds on to
  // files.
  absl::Status PurgeErased();

  // As storage::Database::LookAtManifest. For any thread.
  [[nodiscard]] absl::StatusOr<storage::Database::Manifest> LookAtManifest() const {
    return database_->LookAtManifest();
  }

  // How the store is. For any thread.
  [[nodiscard]] storage::Vitals LookAtVitals() const { return database_->LookAtVitals(); }

  // As storage::Backups::Create, of this log.
  absl::StatusOr<storage::BackupFacts> BackUp(const storage::Backups& backups,
                                              const std::string& note,
                                              const storage::Backups::GoOn& go_on) {
    return backups.Create(*database_, note, go_on);
  }

  // The visit's current state; nothing where it was never written.
  absl::StatusOr<std::optional<internal::v1::Head>> FindHead(const model::VisitName& name) const;

  // Every visit of the authority that was ever written, by id.
  absl::StatusOr<std::vector<RecordedHead>> HeadsOf(std::string_view authority_id) const;

  // The answer to an earlier write; nothing where there was none, or it is forgotten.
  absl::StatusOr<std::optional<internal::v1::StoredRequest>> FindRequest(
      std::string_view submitter, std::string_view request_id) const {
    return requests_->Find(submitter, request_id);
  }

  // The requests that are answered with the change at `sequence`.
  absl::StatusOr<std::vector<NewRequest>> RequestsAnsweredBy(std::uint64_t sequence) const {
    return requests_->AnsweredBy(sequence);
  }

  // The change at `sequence`, or DATA_LOSS.
  absl::StatusOr<internal::v1::ChangeRecord> FindRecord(std::uint64_t sequence) const;

  // Every change in order, without its revision. DATA_LOSS where one cannot be read.
  using Look = std::function<void(const internal::v1::ChangeRecord& record)>;
  absl::Status ForEachRecord(const Look& look) const;

  // The position after the change at `sequence`, or DATA_LOSS.
  absl::StatusOr<LogPosition> FindPosition(std::uint64_t sequence) const;

  // The revision written at `sequence`; nothing where there is none or it was erased.
  absl::StatusOr<std::optional<internal::v1::StoredRevision>> FindRevision(
      std::uint64_t sequence) const;

  // The chain's hash at `sequence` (0: the genesis hash); nothing beyond the end.
  absl::StatusOr<std::optional<std::string>> FindHash(std::uint64_t sequence) const;

  // Changes after `sequence` in order, until `max_bytes` is passed, the log ends, or one cannot be
  // read. At least one where there is one; DATA_LOSS, naming it, where the first cannot be read.
  absl::StatusOr<std::vector<internal::v1::Change>> ReadAfter(std::uint64_t sequence,
                                                              std::size_t max_bytes) const;

 private:
  LogStore() = default;
  absl::Status ReadOrMakeIdentity();
  [[nodiscard]] std::string_view format() const;

  std::unique_ptr<storage::Database> database_;
  std::optional<RequestMemory> requests_;
  bool first_format_ = false;
  std::string log_id_;
  std::string chain_id_;
  LogHead head_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_LOG_STORE_H_
