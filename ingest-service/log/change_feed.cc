#include "ingest-service/log/change_feed.h"

#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

constexpr std::size_t kMaxFollowers = 64;
constexpr std::size_t kMaxReadBytes = std::size_t{1} << 20;
constexpr absl::Duration kHeartbeat = absl::Seconds(1);

}  // namespace

ChangeFeed::ChangeFeed(const LogStore& store, ClosedBefore closed_before)
    : store_(store),
      closed_before_(std::move(closed_before)),
      synced_(store.head().sequence),
      bell_("the change feed", kMaxFollowers, kHeartbeat) {}

void ChangeFeed::Publish(std::uint64_t sequence) {
  {
    const absl::MutexLock lock(&mutex_);
    synced_ = sequence;
  }
  bell_.Ring();
}

absl::Status ChangeFeed::CheckPosition(const internal::v1::StreamChangesRequest& position) const {
  if (position.log_id().empty() && position.applied_sequence() == 0) return absl::OkStatus();
  if (position.log_id() != store_.log_id()) return errors::LogReplaced();
  WAYMARK_ASSIGN_OR_RETURN(const auto hash, store_.FindHash(position.applied_sequence()));
  return hash == position.chain_hash() ? absl::OkStatus() : errors::LogReplaced();
}

absl::StatusOr<internal::v1::StreamChangesResponse> ChangeFeed::Read(std::uint64_t sequence) const {
  if (bell_.closed()) return errors::ShuttingDown();
  internal::v1::StreamChangesResponse response;
  response.set_log_id(store_.log_id());
  response.set_chain_id(store_.chain_id());
  // Before the head is looked at: what is published in between is then part of it.
  response.set_closed_before_micros(closed_before_());
  {
    const absl::MutexLock lock(&mutex_);
    response.set_head_sequence(synced_);
  }
  if (sequence >= response.head_sequence()) return response;
  WAYMARK_ASSIGN_OR_RETURN(auto changes, store_.ReadAfter(sequence, kMaxReadBytes));
  if (changes.empty()) {
    return absl::DataLossError(absl::StrCat("change ", sequence + 1, ": it is not there"));
  }
  for (internal::v1::Change& change : changes) {
    // What the store shows already but is not known to be synced yet is not sent.
    if (++sequence > response.head_sequence()) break;
    *response.add_changes() = std::move(change);
  }
  return response;
}

}  // namespace waymark::ingest
