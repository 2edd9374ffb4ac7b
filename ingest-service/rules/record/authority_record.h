#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "waymark/internal/v1/stored_log.pb.h"

#include "ingest-service/rules/record/dated_identity.h"

namespace waymark::ingest {

// What is recorded of one authority now: the identities of its visits that are not deleted, dates
// read once. Not thread-safe; questions alone may be asked by several threads.
class AuthorityRecord {
 public:
  using Visits = std::map<std::string, DatedIdentity, std::less<>>;  // by visit id

  explicit AuthorityRecord(std::string authority_id);

  // Puts a visit in, or another identity in place of the one it had.
  void Put(std::string_view visit_id, internal::v1::VisitIdentity identity);
  // Nothing where it is not there.
  void Remove(std::string_view visit_id);

  // Null where it is not there. Stays good until that visit is put or removed.
  const DatedIdentity* Find(std::string_view visit_id) const;
  const Visits& visits() const { return visits_; }

  // authorities/{authority_id}/visits/{visit_id}
  std::string NameOf(std::string_view visit_id) const;
  const std::string& authority_id() const { return authority_id_; }

  // What it takes of memory, roughly.
  std::size_t bytes() const { return bytes_; }

 private:
  std::string authority_id_;
  Visits visits_;
  std::size_t bytes_ = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_
