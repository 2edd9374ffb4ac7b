#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/commit/prepared_write.h"
#include "ingest-service/handlers/writer.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {

// One record of ImportVisits: judged by itself, then handed to the committer in its turn. The
// stream around it is ImportStream's.
class ImportVisitsHandler {
 public:
  // Gets the record's answer; or the error that ends the stream (WRITE_OUTCOME_UNKNOWN,
  // SHUTTING_DOWN, CALLER_GONE), for what concerns one record alone is an answer.
  using Done = std::function<void(absl::StatusOr<v1::ImportVisitsResponse>)>;

  // A record that was judged.
  struct Judged {
    // What it is answered with; where there is a write, what is known of that so far.
    absl::StatusOr<v1::ImportVisitsResponse> answer;
    // Null where it is not to be committed.
    std::unique_ptr<PreparedWrite> write;
  };

  ImportVisitsHandler(const reference::ReferenceData& reference, CommitQueue& queue)
      : reference_(reference), queue_(queue) {}

  // The answer to a record that is refused for itself.
  static v1::ImportVisitsResponse Rejection(const absl::Status& status);

  // Everything that needs no look at other visits. From any thread, and in any order.
  Judged Judge(const Writer& writer, v1::ImportVisitsRequest request) const;

  // Calls `done` exactly once, here or on the committer's thread. Records handed in one after
  // another are committed in that order.
  void Commit(Judged judged, Done done);

 private:
  Judged Write(const Writer& writer, RequestKey key, const v1::ImportVisitsRequest& request,
               PreparedVisit prepared, v1::ImportVisitsResponse response) const;
  absl::StatusOr<v1::ImportVisitsResponse> Refusal(const Writer& writer, const RequestKey& key,
                                                   const absl::Status& fault,
                                                   v1::ImportVisitsResponse response) const;
  static absl::StatusOr<v1::ImportVisitsResponse> Answer(
      v1::ImportVisitsResponse response, const absl::StatusOr<CommittedVisit>& result);

  const reference::ReferenceData& reference_;
  CommitQueue& queue_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_
