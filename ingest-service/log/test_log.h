#ifndef WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_
#define WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "gtest/gtest.h"

#include "common/chain/change_chain.h"
#include "ingest-service/log/log_store.h"
#include "tests/support/matchers.h"

// Logs for tests. All visits are Leicester's.
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

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_TEST_LOG_H_
