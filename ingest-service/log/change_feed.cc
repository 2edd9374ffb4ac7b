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

ChangeFeed::ChangeFeed(const LogStore& store)
    : store_(store), synced_(store.head().sequence), thread_([this] { Run(); }) {}

ChangeFeed::~ChangeFeed() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void ChangeFeed::Publish(std::uint64_t sequence) {
  const absl::MutexLock lock(&mutex_);
  synced_ = sequence;
  news_ = true;
}

absl::Status ChangeFeed::Join(Follower* follower) {
  const absl::MutexLock lock(&mutex_);
  if (closed_) return errors::ShuttingDown();
  if (followers_.size() >= kMaxFollowers) return errors::Overloaded("the change feed");
  followers_.insert(follower);
  return absl::OkStatus();
}

void ChangeFeed::Leave(Follower* follower) {
  const absl::MutexLock lock(&mutex_);
  followers_.erase(follower);
}

absl::Status ChangeFeed::CheckPosition(const internal::v1::StreamChangesRequest& position) const {
  if (position.log_id().empty() && position.applied_sequence() == 0) return absl::OkStatus();
  if (position.log_id() != store_.log_id()) return errors::LogReplaced();
  WAYMARK_ASSIGN_OR_RETURN(const auto hash, store_.FindHash(position.applied_sequence()));
  return hash == position.chain_hash() ? absl::OkStatus() : errors::LogReplaced();
}

absl::StatusOr<internal::v1::StreamChangesResponse> ChangeFeed::Read(std::uint64_t sequence) const {
  internal::v1::StreamChangesResponse response;
  response.set_log_id(store_.log_id());
  {
    const absl::MutexLock lock(&mutex_);
    if (closed_) return errors::ShuttingDown();
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

void ChangeFeed::Close() {
  const absl::MutexLock lock(&mutex_);
  closed_ = true;
  news_ = true;
}

// Wakes everybody at news and at every heartbeat; who has nothing to do sends a heartbeat.
void ChangeFeed::Run() {
  const absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    mutex_.AwaitWithTimeout(absl::Condition(
                                +[](ChangeFeed* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
                                  return self->news_ || self->stopping_;
                                },
                                this),
                            kHeartbeat);
    news_ = false;
    for (Follower* follower : followers_) follower->Wake();
  }
}

}  // namespace waymark::ingest
