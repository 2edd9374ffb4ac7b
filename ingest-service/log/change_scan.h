#ifndef WAYMARK_INGEST_SERVICE_LOG_CHANGE_SCAN_H_
#define WAYMARK_INGEST_SERVICE_LOG_CHANGE_SCAN_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/change_feed.pb.h"

#include "common/storage/database.h"

namespace waymark::ingest {

// Reads the log in order, each change with its revision, as the log is when it begins. Not
// thread-safe.
class ChangeScan {
 public:
  // From the change after `sequence` on. `database` outlives it.
  ChangeScan(const storage::Database& database, std::uint64_t sequence);

  // The next change; nothing after the last. DATA_LOSS, "change 7: what is wrong", where it cannot
  // be read, or is not there though a later one is: the changes before it are then all that can be
  // had. A change without a revision is one whose revision is not there for certain.
  absl::StatusOr<std::optional<internal::v1::Change>> Next();

 private:
  absl::StatusOr<std::optional<std::string>> TakeEntry();
  absl::StatusOr<std::string> TakeRevision();
  [[nodiscard]] absl::Status Broken(std::string_view what) const;

  const storage::Database& database_;
  std::uint64_t sequence_;  // Of the next change.
  // The log first: what is appended between the two is then in the revisions at least.
  storage::Scan log_;
  storage::Scan revisions_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_CHANGE_SCAN_H_
