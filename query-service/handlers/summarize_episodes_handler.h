#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_EPISODES_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_EPISODES_HANDLER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/episode_summary.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// SummarizeEpisodes. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED. Reads the timeline of each
// authority of the group in one scan.
class SummarizeEpisodesHandler {
 public:
  explicit SummarizeEpisodesHandler(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::SummarizeEpisodesResponse> Handle(const View& view,
                                                       v1::SummarizeEpisodesRequest request) const;

 private:
  absl::Status Check(v1::SummarizeEpisodesRequest& request) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_EPISODES_HANDLER_H_
