#ifndef WAYMARK_INGEST_SERVICE_COMMIT_VISIT_WRITE_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_VISIT_WRITE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/lineage.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/rules/warnings/visit_figures.h"

namespace waymark::ingest {

// What a write is known again by, where its caller gave a request id.
struct RequestKey {
  std::string id = {};      // Canonical; empty: it cannot be repeated safely.
  std::string digest = {};  // SHA-256 of what is to be written.
};

// A revision to be erased.
struct Erasure {
  std::int64_t revision = 0;
  std::uint64_t sequence = 0;  // Of the change that wrote it.
  std::string reason = {};
};

// A change to be made, prepared: what follows needs no look at its content but to compare it.
struct VisitWrite {
  enum class Intent {
    kRecord,  // A visit that is not there, or is as on_existing says.
    kUpdate,  // A visit that is there and has this etag.
    kDelete,  // The same; `visit` is what its last revision is to hold.
    kErase,   // An earlier revision of a visit; `visit` is empty.
  };

  Intent intent = Intent::kRecord;
  model::VisitName name = {};
  // Gone once the write is handed over: what waits is held as bytes.
  v1::Visit visit = {};
  // The same, serialized, where that is done already: who changes
  // `visit` empties it. Gone with it.
  std::string visit_bytes = {};
  // Those of `visit`, its measures looked up. Gone with it.
  VisitFigures figures = {};
  v1::ExistingVisit on_existing = v1::EXISTING_VISIT_FAIL;
  bool allow_probable_duplicate = false;
  std::string etag = {};
  Erasure erasure = {};
  // Authorities that the visit's came from, and that came from it.
  reference::Lineage lineage = {};
  // Whether there are more that the visit's came from, which the writer may not read: nothing is
  // said of what they have recorded.
  bool hides_predecessors = false;
  // Decide, and change nothing.
  bool validate_only = false;
  std::string submitter = {};
  std::string certificate_serial = {};  // The submitter's; empty where there was none.
  // Who it is fair to: a connection or a stream.
  std::string caller = {};
  RequestKey request = {};
  // Found so far; what is found against the record is added.
  std::vector<v1::Warning> warnings = {};
  // Not OK: nobody waits for it any more. Empty: somebody does. Called on the committer's thread.
  std::function<absl::Status()> still_wanted = {};
};

// What became of a write, durable by the time it is told.
struct CommittedVisit {
  std::string name = {};
  v1::ImportOutcome outcome = v1::IMPORT_OUTCOME_UNSPECIFIED;
  // The visit's current state: with SKIPPED and UNCHANGED that of the revision found.
  std::int64_t revision = 0;
  std::string etag = {};
  std::int64_t create_time_micros = 0;
  std::int64_t update_time_micros = 0;  // 0 where nothing was written now.
  std::uint64_t sequence = 0;           // Of the change that wrote that revision.
  std::vector<v1::Warning> warnings = {};
  // Not done now but by an earlier write with the same request id, whose answer this is.
  bool recalled = false;
  LogPosition position = {};  // Where that change stands.
  LogPosition state = {};     // The newest when this was told: includes every write told before.
  // A serialized StoredRevision: what was written now, or would be. Empty where that was before.
  std::string stored_revision = {};
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_VISIT_WRITE_H_
