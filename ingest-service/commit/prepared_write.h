#ifndef WAYMARK_INGEST_SERVICE_COMMIT_PREPARED_WRITE_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_PREPARED_WRITE_H_

#include <cstddef>
#include <memory>
#include <string>

#include "ingest-service/commit/visit_write.h"
#include "ingest-service/rules/record/dated_identity.h"

namespace waymark::ingest {

// A visit as it is to be stored.
struct SerializedRevision {
  std::string bytes = {};   // A serialized StoredRevision.
  std::string digest = {};  // Its digest.
  DatedIdentity identity = {};
  VisitFigures figures = {};
};

// A write that the committer has only to decide and to append: what waits for it is held as this,
// and handed on as it lies.
struct PreparedWrite {
  VisitWrite write = {};  // Without its visit, in either form, and figures.
  SerializedRevision revision = {};
  std::size_t bytes = 0;  // That it holds in memory, about.
};

// Serializes and hashes what is to be written: no work for the one committer. Pure but for the
// salt, and so for any thread.
std::unique_ptr<PreparedWrite> PrepareWrite(VisitWrite write);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_PREPARED_WRITE_H_
