#ifndef WAYMARK_INGEST_SERVICE_LOG_REQUEST_MEMORY_H_
#define WAYMARK_INGEST_SERVICE_LOG_REQUEST_MEMORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/storage/database.h"

namespace waymark::ingest {

// The answers to writes that came with a request id, for seven days of commit time at least. Find
// from any thread; the rest from the committer's only.
class RequestMemory {
 public:
  // `database` outlives it.
  explicit RequestMemory(const storage::Database& database) : database_(database) {}

  // Nothing where there was no such write, or it is forgotten.
  absl::StatusOr<std::optional<internal::v1::StoredRequest>> Find(
      std::string_view submitter, std::string_view request_id) const;

  // A request as it is remembered, with who sent it.
  struct Remembered {
    std::string submitter;
    std::string id;
    internal::v1::StoredRequest stored;
  };

  // Every request that is answered with the change at `sequence`: the one that made it, and those
  // that found its revision to be as wanted. Reads all that is remembered.
  absl::StatusOr<std::vector<Remembered>> AnsweredBy(std::uint64_t sequence) const;

  // Adds the request to what is to be written.
  static void Remember(std::string_view submitter, std::string_view request_id,
                       const internal::v1::StoredRequest& request, storage::Batch& batch);

  // Adds the removal of some requests that are old enough. What cannot be read now is forgotten
  // another time: no write fails for it.
  void ForgetSome(std::int64_t now_micros, storage::Batch& batch);

  // Adds the removal of all that answer with changes after `sequence`, which the log has not.
  absl::Status DropAfter(std::uint64_t sequence, storage::Batch& batch) const;

 private:
  const storage::Database& database_;
  // Where the oldest may stand: what lies before is gone, and its tombstones need not be walked.
  std::string oldest_;
  // Nothing is old enough before this commit time.
  std::int64_t next_look_micros_ = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_REQUEST_MEMORY_H_
