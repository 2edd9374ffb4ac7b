#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waymark/internal/v1/stored_log.pb.h"

#include "ingest-service/rules/record/dated_identity.h"
#include "ingest-service/rules/warnings/visit_figures.h"

namespace waymark::ingest {

// What is recorded of one authority now: the identities of its visits that are not deleted, dates
// read once, and figures of some. Not thread-safe; questions alone may be asked by several threads.
class AuthorityRecord {
 public:
  using Visits = std::map<std::string, DatedIdentity, std::less<>>;  // by visit id

  explicit AuthorityRecord(std::string authority_id);

  // Puts a visit in, or another identity in place of the one it had, whose figures go with it.
  void Put(std::string_view visit_id, DatedIdentity identity);
  // Nothing where it is not there.
  void Remove(std::string_view visit_id);

  // Notes the figures of a visit; nothing where that is not there. Those of most need not be known.
  void PutFigures(std::string_view visit_id, VisitFigures figures);
  // Forgets all but the few noted last: a visit is held against the one before it, and most come in
  // their order.
  void ForgetOldFigures();
  // Null where they are not known. Stays good until anything is put, removed or forgotten.
  const VisitFigures* FindFigures(std::string_view visit_id) const;

  // Null where it is not there. Stays good until that visit is put or removed.
  const DatedIdentity* Find(std::string_view visit_id) const;
  const Visits& visits() const { return visits_; }

  // authorities/{authority_id}/visits/{visit_id}
  std::string NameOf(std::string_view visit_id) const;
  const std::string& authority_id() const { return authority_id_; }

  // What it takes of memory, roughly.
  std::size_t bytes() const { return bytes_; }

 private:
  void RemoveFigures(std::string_view visit_id);

  std::string authority_id_;
  Visits visits_;
  std::vector<std::pair<std::string, VisitFigures>>
      figures_;  // By visit id, noted last at the end.
  std::size_t bytes_ = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_AUTHORITY_RECORD_H_
