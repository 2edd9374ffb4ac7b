#include "query-service/streams/export_stream.h"

#include <utility>

#include "common/rpc/unknown_fields.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/handlers/caller_visibility.h"

namespace waymark::query {

ExportStream::ExportStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
                           const reference::ReferenceData& reference, const Replica& replica,
                           const rpc::StreamBell& bell, rpc::Executor& executor,
                           absl::Duration max_age, const v1::ExportVisitsRequest& request)
    : ServerStream(std::move(facts), executor, max_age),
      access_(access),
      caller_(std::move(caller)),
      reference_(reference),
      replica_(replica),
      bell_(bell),
      request_(request) {}

absl::Status ExportStream::Open() {
  WAYMARK_RETURN_IF_ERROR(rpc::RefuseUnknownFields(request_));
  WAYMARK_ASSIGN_OR_RETURN(const View view, ViewOfWanted(replica_, wanted_));
  WAYMARK_ASSIGN_OR_RETURN(export_, VisitExport::Make(reference_, view, request_));
  return absl::OkStatus();
}

absl::StatusOr<ExportStream::Step> ExportStream::Next(v1::ExportVisitsResponse& message) {
  if (ended_) return Step::kEnd;
  if (bell_.closed()) return errors::ShuttingDown();
  if (!export_.has_value()) {
    WAYMARK_RETURN_IF_ERROR(Open());
  }
  WAYMARK_RETURN_IF_ERROR(access_.Renew("ExportVisits", caller_));
  WAYMARK_ASSIGN_OR_RETURN(const View everything, replica_.CurrentView());
  const View view = everything.For(VisibilityOf("ExportVisits", caller_.rights));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(export_->state()));
  WAYMARK_ASSIGN_OR_RETURN(const VisitExport::Found found, export_->Next(view, message));
  if (found == VisitExport::Found::kMore) return Step::kAgain;
  ended_ = found == VisitExport::Found::kEnd;
  return Step::kSend;
}

}  // namespace waymark::query
