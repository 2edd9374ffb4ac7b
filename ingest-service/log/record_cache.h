#ifndef WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_
#define WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_

#include <cstddef>
#include <map>
#include <string>

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
  const LogStore& store_;
  std::map<std::string, AuthorityRecord> records_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_RECORD_CACHE_H_
