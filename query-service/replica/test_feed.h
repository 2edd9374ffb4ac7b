#ifndef WAYMARK_QUERY_SERVICE_REPLICA_TEST_FEED_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_TEST_FEED_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/chain/change_chain.h"
#include "query-service/projections/test_store.h"

namespace waymark::query {

// A log as the ingest service would write and send it, made by hand. Change n is committed n
// seconds after 1970.
class TestFeed {
 public:
  explicit TestFeed(std::string log_id = "log")
      : log_id_(std::move(log_id)), hashes_({chain::GenesisHash(log_id_)}) {}

  // The record of the next change, which writes the next revision of the visit.
  [[nodiscard]] internal::v1::ChangeRecord NextRecord(const std::string& brief) const {
    const model::VisitName name = NameOf(brief);
    const std::uint64_t sequence = changes_.size() + 1;
    internal::v1::ChangeRecord record;
    record.set_format(1);
    record.set_sequence(sequence);
    record.set_commit_time_micros(static_cast<std::int64_t>(sequence) * 1'000'000);
    record.set_submitter("someone");
    record.set_kind(internal::v1::CHANGE_KIND_REVISION);
    record.set_authority_id(name.authority_id);
    record.set_visit_id(name.visit_id);
    const auto last = revisions_.find(name);
    record.set_revision(last == revisions_.end() ? 1 : last->second + 1);
    return record;
  }

  const internal::v1::Change& Write(const std::string& brief, std::string_view text = "") {
    internal::v1::StoredRevision revision;
    revision.set_salt(chain::NewSalt());
    *revision.mutable_visit() = NamedVisit(brief, text);
    return Append(NextRecord(brief), revision.SerializeAsString());
  }

  // Withdraws the visit; `text` is what is left of it.
  const internal::v1::Change& Delete(const std::string& brief, std::string_view text = "") {
    internal::v1::StoredRevision revision;
    revision.set_salt(chain::NewSalt());
    *revision.mutable_visit() = NamedVisit(brief, text);
    revision.mutable_visit()->set_deleted(true);
    internal::v1::ChangeRecord record = NextRecord(brief);
    record.set_kind(internal::v1::CHANGE_KIND_DELETION);
    return Append(record, revision.SerializeAsString());
  }

  // Erases the revision that a change before wrote, there too.
  const internal::v1::Change& Erase(const std::string& brief, std::uint64_t erased_sequence) {
    internal::v1::Change& erased = changes_.at(erased_sequence - 1);
    internal::v1::ChangeRecord of_erased;
    EXPECT_TRUE(of_erased.ParseFromString(erased.record()));
    erased.clear_revision();
    internal::v1::ChangeRecord record = NextRecord(brief);
    record.set_kind(internal::v1::CHANGE_KIND_ERASURE);
    record.set_revision(of_erased.revision());
    record.set_erased_sequence(erased_sequence);
    return Append(record, "");
  }

  // Appends any change, with the digest of its revision filled in.
  const internal::v1::Change& Append(internal::v1::ChangeRecord record,
                                     const std::string& stored_revision) {
    if (record.kind() != internal::v1::CHANGE_KIND_ERASURE) {
      record.set_revision_digest(chain::RevisionDigest(stored_revision));
      revisions_[{record.authority_id(), record.visit_id()}] = record.revision();
    }
    internal::v1::Change change;
    change.set_record(record.SerializeAsString());
    change.set_hash(chain::NextHash(hashes_.back(), change.record()));
    change.set_revision(stored_revision);
    hashes_.push_back(change.hash());
    return changes_.emplace_back(std::move(change));
  }

  // What the feed sends a follower that stands at `after`: changes up to `until`, and the head.
  [[nodiscard]] internal::v1::StreamChangesResponse Send(std::size_t after,
                                                         std::size_t until) const {
    internal::v1::StreamChangesResponse response;
    response.set_log_id(log_id_);
    response.set_head_sequence(changes_.size());
    response.set_closed_before_micros(closed_before_micros_);
    for (std::size_t i = after; i < until; ++i) *response.add_changes() = changes_.at(i);
    return response;
  }
  [[nodiscard]] internal::v1::StreamChangesResponse SendAll() const {
    return Send(0, changes_.size());
  }

  // What the feed promises from now on: that nothing after its head is committed before this time.
  void Promise(std::int64_t closed_before_micros) { closed_before_micros_ = closed_before_micros; }

  // The chain's hash at `sequence`.
  [[nodiscard]] const std::string& HashAt(std::size_t sequence) const {
    return hashes_.at(sequence);
  }

 private:
  const std::string log_id_;
  std::vector<std::string> hashes_;
  std::vector<internal::v1::Change> changes_;
  std::map<model::VisitName, std::int64_t> revisions_;  // The last of each visit.
  std::int64_t closed_before_micros_ = 0;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_TEST_FEED_H_
