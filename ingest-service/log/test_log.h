#ifndef WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_
#define WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

#include "common/chain/change_chain.h"
#include "ingest-service/log/commit_queue.h"
#include "ingest-service/log/log_store.h"
#include "tests/support/matchers.h"

// Logs and writes for tests. All visits are Leicester's.
namespace waymark::ingest {

inline std::unique_ptr<LogStore> OpenLog(const std::filesystem::path& directory,
                                         rocksdb::Env* env = nullptr) {
  auto store = LogStore::Open(directory, env);
  EXPECT_THAT(store, IsOk());
  EXPECT_THAT((*store)->BringUp(), IsOk());
  return std::move(store).value();
}

inline model::VisitName NameOf(const std::string& visit_id) {
  return {.authority_id = "leicester", .visit_id = visit_id};
}

inline NewChange ChangeOf(const std::string& visit_id, std::int64_t revision = 1) {
  internal::v1::StoredRevision stored;
  stored.set_salt(chain::NewSalt());
  stored.mutable_visit()->set_name(NameOf(visit_id).ToString());
  NewChange change{.name = NameOf(visit_id),
                   .revision = revision,
                   .create_time_micros = 1,
                   .submitter = "someone",
                   .stored_revision = stored.SerializeAsString()};
  change.revision_digest = chain::RevisionDigest(change.stored_revision);
  return change;
}

inline LogAddition AdditionOf(std::vector<NewChange> changes, std::int64_t commit_time_micros) {
  LogAddition addition;
  addition.changes = std::move(changes);
  addition.commit_time_micros = commit_time_micros;
  return addition;
}

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

#endif  // WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_
