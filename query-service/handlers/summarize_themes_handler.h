#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_THEMES_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_THEMES_HANDLER_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/theme_summary.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// SummarizeThemes. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED. Reads the visits of each
// authority of the group, whole, in two scans.
class SummarizeThemesHandler {
 public:
  explicit SummarizeThemesHandler(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::SummarizeThemesResponse> Handle(const View& view,
                                                     v1::SummarizeThemesRequest request) const;

 private:
  absl::Status Check(v1::SummarizeThemesRequest& request) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARIZE_THEMES_HANDLER_H_
