#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_MADE_LOG_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_MADE_LOG_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/chain/change_chain.h"

// Logs for tests, as the feed sends them, whole or tampered with. All visits are Leicester's.
namespace waymark::ingest {

class MadeLog {
 public:
  static constexpr char kLogId[] = "0123456789abcdef0123456789abcdef";

  void Write(const std::string& visit_id, std::int64_t revision,
             internal::v1::ChangeKind kind = internal::v1::CHANGE_KIND_REVISION) {
    internal::v1::ChangeRecord record = NextRecord(visit_id, revision, kind);
    internal::v1::StoredRevision stored;
    stored.set_salt(chain::NewSalt());
    stored.mutable_visit()->set_name("authorities/leicester/visits/" + visit_id);
    record.set_revision_digest(chain::RevisionDigest(stored.SerializeAsString()));
    Add(record, stored.SerializeAsString());
  }

  // Records that the revision written by `sequence` was erased. Its bytes stay: see Lose.
  void Erase(const std::string& visit_id, std::int64_t revision, std::uint64_t sequence) {
    internal::v1::ChangeRecord record =
        NextRecord(visit_id, revision, internal::v1::CHANGE_KIND_ERASURE);
    record.set_erased_sequence(sequence);
    record.set_reason("a name slipped in");
    Add(record, "");
  }

  // Takes the revision's bytes away.
  void Lose(std::uint64_t sequence) { at(sequence).clear_revision(); }

  // Changes a record and makes the chain fit again, as a forger would who has the whole log.
  void Forge(std::uint64_t sequence,
             const std::function<void(internal::v1::ChangeRecord& record)>& change) {
    internal::v1::ChangeRecord record;
    record.ParseFromString(at(sequence).record());
    change(record);
    at(sequence).set_record(record.SerializeAsString());
    std::string hash = chain::GenesisHash(kLogId);
    for (internal::v1::Change& each : changes) {
      hash = chain::NextHash(hash, each.record());
      each.set_hash(hash);
    }
  }

  internal::v1::Change& at(std::uint64_t sequence) { return changes.at(sequence - 1); }

  std::vector<internal::v1::Change> changes;

 private:
  [[nodiscard]] internal::v1::ChangeRecord NextRecord(const std::string& visit_id,
                                                      std::int64_t revision,
                                                      internal::v1::ChangeKind kind) const {
    internal::v1::ChangeRecord record;
    record.set_format(1);
    record.set_sequence(changes.size() + 1);
    record.set_commit_time_micros(1'000'000 * static_cast<std::int64_t>(changes.size() + 1));
    record.set_submitter("someone");
    record.set_kind(kind);
    record.set_authority_id("leicester");
    record.set_visit_id(visit_id);
    record.set_revision(revision);
    return record;
  }

  void Add(const internal::v1::ChangeRecord& record, const std::string& revision) {
    const std::string before = changes.empty() ? chain::GenesisHash(kLogId) : changes.back().hash();
    internal::v1::Change& change = changes.emplace_back();
    change.set_record(record.SerializeAsString());
    change.set_hash(chain::NextHash(before, change.record()));
    change.set_revision(revision);
  }
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_MADE_LOG_H_
