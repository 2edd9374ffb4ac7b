#include "query-service/streams/watch_stream.h"

#include <utility>

#include "common/concurrency/steady_time.h"
#include "common/rpc/unknown_fields.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/caller_visibility.h"

namespace waymark::query {
namespace {

// The bell rings every second; a little less, so that no second ring is waited for.
constexpr absl::Duration kSilence = absl::Milliseconds(900);

}  // namespace

WatchStream::WatchStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
                         const reference::ReferenceData& reference, const Replica& replica,
                         rpc::StreamBell& bell, rpc::Executor& executor, absl::Duration max_age,
                         const v1::WatchVisitsRequest& request)
    : ServerStream(std::move(facts), executor, max_age),
      access_(access),
      caller_(std::move(caller)),
      reference_(reference),
      replica_(replica),
      bell_(bell),
      request_(request) {}

absl::Status WatchStream::Open() {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request_));
  WAYMARK_ASSIGN_OR_RETURN(watch_, VisitWatch::Make(reference_, request_));
  WAYMARK_ASSIGN_OR_RETURN(const View view, ViewOfWanted(replica_, wanted_));
  position_ = wanted_.fresh.log_id.empty() ? view.position : wanted_.fresh;
  // Before anything is looked at, so that no news is missed.
  return bell_.Join(this);
}

absl::StatusOr<WatchStream::Step> WatchStream::Next(v1::WatchVisitsResponse& message) {
  if (bell_.closed()) return errors::ShuttingDown();
  if (!watch_.has_value()) {
    WAYMARK_RETURN_IF_ERROR(Open());
  }
  WAYMARK_RETURN_IF_ERROR(access_.Renew("WatchVisits", caller_));
  WAYMARK_ASSIGN_OR_RETURN(const View everything, replica_.CurrentView());
  const View view = everything.For(VisibilityOf("WatchVisits", caller_.rights));
  // Each time: the store may have gone over to another log, or to the same one that was rolled
  // back.
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(position_));
  WAYMARK_ASSIGN_OR_RETURN(const VisitWatch::Found found, watch_->Next(view, position_, message));
  const absl::Time now = concurrency::SteadyNow();
  if (found == VisitWatch::Found::kChange || now - last_sent_ >= kSilence) {
    last_sent_ = now;
    return Step::kSend;
  }
  return found == VisitWatch::Found::kMore ? Step::kAgain : Step::kSleep;
}

void WatchStream::Leave() {
  bell_.Leave(this);
  over_();
}

}  // namespace waymark::query
