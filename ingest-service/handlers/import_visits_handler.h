#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/handlers/writer.h"
#include "ingest-service/log/commit_queue.h"

namespace waymark::ingest {

// One record of ImportVisits: validate, then hand to the committer. The stream around it is
// ImportStream's.
class ImportVisitsHandler {
 public:
  // Gets the record's answer; or the error that ends the stream (WRITE_OUTCOME_UNKNOWN,
  // SHUTTING_DOWN, CALLER_GONE), for what concerns one record alone is an answer.
  using Done = std::function<void(absl::StatusOr<v1::ImportVisitsResponse>)>;

  ImportVisitsHandler(const reference::ReferenceData& reference, const LogStore& store,
                      CommitQueue& queue)
      : reference_(reference), store_(store), queue_(queue) {}

  // The answer to a record that is refused for itself.
  static v1::ImportVisitsResponse Rejection(const absl::Status& status);

  // Calls `done` exactly once, here or on the committer's thread. Records handed in one after
  // another are committed in that order.
  void Handle(const Writer& writer, v1::ImportVisitsRequest request, const Done& done);

 private:
  absl::StatusOr<v1::ImportVisitsResponse> Refusal(const Writer& writer, const RequestKey& key,
                                                   const absl::Status& fault,
                                                   v1::ImportVisitsResponse response) const;
  static absl::StatusOr<v1::ImportVisitsResponse> Answer(
      v1::ImportVisitsResponse response, const absl::StatusOr<CommittedVisit>& result);

  const reference::ReferenceData& reference_;
  const LogStore& store_;
  CommitQueue& queue_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_IMPORT_VISITS_HANDLER_H_
