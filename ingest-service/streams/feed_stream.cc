#include "ingest-service/streams/feed_stream.h"

#include <utility>

#include "common/concurrency/steady_time.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

// The feed wakes every second; a little less, so that no second wake is waited for.
constexpr absl::Duration kSilence = absl::Milliseconds(900);

}  // namespace

FeedStream::FeedStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
                       ChangeFeed& feed, rpc::Executor& executor, absl::Duration max_age,
                       const internal::v1::StreamChangesRequest& position)
    : ServerStream(std::move(facts), executor, max_age),
      access_(access),
      caller_(std::move(caller)),
      feed_(feed),
      position_(position),
      sequence_(position.applied_sequence()) {}

absl::StatusOr<FeedStream::Step> FeedStream::Next(internal::v1::StreamChangesResponse& message) {
  WAYMARK_RETURN_IF_ERROR(access_.Renew("StreamChanges", caller_));
  if (!joined_) {
    WAYMARK_RETURN_IF_ERROR(feed_.CheckPosition(position_));
    WAYMARK_RETURN_IF_ERROR(feed_.Join(this));
    joined_ = true;
  }
  WAYMARK_ASSIGN_OR_RETURN(message, feed_.Read(sequence_));
  const absl::Time now = concurrency::SteadyNow();
  if (message.changes().empty() && now - last_sent_ < kSilence) return Step::kSleep;
  sequence_ += static_cast<std::uint64_t>(message.changes_size());
  last_sent_ = now;
  return Step::kSend;
}

}  // namespace waymark::ingest
