#ifndef WAYMARK_QUERY_SERVICE_STREAMS_VISIT_EXPORT_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_VISIT_EXPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit_streams.pb.h"

#include "common/model/date_order.h"
#include "common/reference/reference_data.h"
#include "common/tokens/consistency_token.h"
#include "query-service/replica/replica.h"
#include "query-service/streams/stream_filter.h"

namespace waymark::query {

// The visits that an ExportVisits call asks for, a run of them after the other, all of one state.
class VisitExport {
 public:
  // `view` shows the state that is exported, unless the request goes on with an earlier export.
  // INVALID_REQUEST with everything that is wrong with the request, PAGE_TOKEN_INVALID,
  // LOG_REPLACED.
  static absl::StatusOr<VisitExport> Make(const reference::ReferenceData& reference,
                                          const View& view, v1::ExportVisitsRequest request);

  // What is exported.
  [[nodiscard]] const LogPosition& state() const { return state_; }

  // What a look at the visits has come to.
  enum class Found {
    kVisits,  // A run of them.
    kMore,    // None among those looked at, and there are more.
    kEnd,     // The end, which is to be sent; no more calls.
  };

  // Makes `message`, which is empty, the next one. `view` includes state(). Looks at a bounded
  // number of visits.
  absl::StatusOr<Found> Next(const View& view, v1::ExportVisitsResponse& message);

 private:
  class Run;

  explicit VisitExport(v1::ExportVisitsRequest request);
  absl::Status GoOnAfter(const std::string& position);
  [[nodiscard]] model::Membership MatchOf(const v1::Visit& visit) const;

  v1::ExportVisitsRequest request_;         // In canonical form.
  std::vector<std::string> authority_ids_;  // In order; one empty id: all.
  StreamFilter filter_;
  LogPosition state_;
  std::size_t authority_ = 0;  // Which is walked.
  std::string position_;       // In its timeline, from where the walk goes on.
  std::string looked_at_;      // The last position that was looked at, of whatever authority.
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_VISIT_EXPORT_H_
