#ifndef WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_
#define WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "ingest-service/log/log_store.h"
#include "ingest-service/rules/record/authority_record.h"

namespace waymark::ingest {

// What is recorded of the authorities that are being written to, so that each write need not read
// it again. Right because its one user, the committer, is the only one who changes the record.
class RecordCache {
 public:
  // `store` outlives it.
  explicit RecordCache(const LogStore& store) : store_(store) {}

  // What is recorded of the authority; to be changed with the record. Good until Trim.
  absl::StatusOr<AuthorityRecord*> Of(const std::string& authority_id);

  // Lets go of all where it has become too much. Between groups only: what a group has noted here
  // is not in the store yet.
  void Trim();

 private:
  struct Cached {
    AuthorityRecord record;
    std::size_t counted = 0;  // Of its bytes, in bytes_.
  };

  const LogStore& store_;
  std::map<std::string, Cached> records_;
  std::size_t bytes_ = 0;
  // Those asked for since the last Trim: only they may have grown. To add up all of thousands for
  // each group would cost more than a lone write does.
  std::vector<Cached*> asked_for_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_
