#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_CHAIN_CHECK_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_CHAIN_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "absl/status/status.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

namespace waymark::ingest {

// Whether a log, fed change by change from its first, is one that was only ever appended to:
//
//   sequences rise by one from 1, and commit times never go back;
//   each hash follows from the one before it and the record;
//   the revisions of each visit are numbered from 1 without a gap;
//   each revision is what its digest says, or was erased by a later change that names it;
//   an erasure names a revision that is there, came before, is not the visit's current one, and of
//   which no bytes are left.
//
// Needs some bytes of memory for every change. Not thread-safe.
class ChainCheck {
 public:
  explicit ChainCheck(std::string_view chain_id);

  // DATA_LOSS at the first break, "change 7 (revision 2 of authorities/leicester/visits/a): what is
  // wrong with it", without the revision where that is not known; feed it nothing after that.
  absl::Status Next(const internal::v1::Change& change);

  // Once all are fed: DATA_LOSS where a revision is missing that nothing erased.
  [[nodiscard]] absl::Status Finish() const;

  // Of the last change that was found in order; 0 and the genesis hash at first.
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  [[nodiscard]] const std::string& hash() const { return hash_; }
  [[nodiscard]] std::size_t visits() const { return visits_.size(); }

 private:
  absl::Status CheckPlace(const internal::v1::Change& change,
                          const internal::v1::ChangeRecord& record) const;
  absl::Status TakeRevision(const internal::v1::ChangeRecord& record, const std::string& revision);
  absl::Status TakeErasure(const internal::v1::ChangeRecord& record, const std::string& revision);
  // The break at the change after the last in order.
  [[nodiscard]] absl::Status Broken(std::string_view what) const;
  [[nodiscard]] absl::Status Broken(const internal::v1::ChangeRecord& record,
                                    std::string_view what) const;
  // "revision 2 of authorities/leicester/visits/a", written by this change.
  [[nodiscard]] std::string RevisionAt(std::uint64_t sequence) const;

  std::uint64_t sequence_ = 0;
  std::string hash_;
  std::int64_t commit_time_micros_ = 0;
  // By the visit's name: the changes that wrote its revisions, in order.
  std::unordered_map<std::string, std::vector<std::uint64_t>> visits_;
  // Changes without their revision: not yet named by an erasure, and named by one.
  std::unordered_set<std::uint64_t> missing_;
  std::unordered_set<std::uint64_t> erased_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_CHAIN_CHECK_H_
