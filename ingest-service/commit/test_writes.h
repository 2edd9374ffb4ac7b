#ifndef WAYMARK_INGEST_SERVICE_COMMIT_TEST_WRITES_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_TEST_WRITES_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/synchronization/notification.h"

#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/log/test_log.h"

// Writes for tests of what commits them. All visits are Leicester's.
namespace waymark::ingest {

// A write of a visit that holds its name and this text.
inline VisitWrite WriteOf(const std::string& visit_id,
                          v1::ExistingVisit on_existing = v1::EXISTING_VISIT_FAIL,
                          const std::string& text = "") {
  VisitWrite write{.name = NameOf(visit_id),
                   .on_existing = on_existing,
                   .allow_probable_duplicate = true,
                   .submitter = "someone"};
  write.visit.set_name(write.name.ToString());
  write.visit.set_start_date(text);
  return write;
}

// Submits the write and waits for what becomes of it.
inline absl::StatusOr<CommittedVisit> Commit(CommitQueue& queue, VisitWrite write) {
  absl::StatusOr<CommittedVisit> told;
  absl::Notification done;
  queue.Submit(std::move(write), [&](absl::StatusOr<CommittedVisit> result) {
    told = std::move(result);
    done.Notify();
  });
  done.WaitForNotification();
  return told;
}

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_TEST_WRITES_H_
