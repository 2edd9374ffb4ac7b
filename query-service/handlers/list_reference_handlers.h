#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_LIST_REFERENCE_HANDLERS_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_LIST_REFERENCE_HANDLERS_H_

#include "absl/status/statusor.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::query {

// ListAuthorities, ListThemes and ListMeasures: answered from the reference data alone, whatever
// has been recorded. INVALID_REQUEST, PAGE_TOKEN_INVALID.
class ListReferenceHandlers {
 public:
  explicit ListReferenceHandlers(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::ListAuthoritiesResponse> ListAuthorities(
      const v1::ListAuthoritiesRequest& request) const;
  absl::StatusOr<v1::ListThemesResponse> ListThemes(const v1::ListThemesRequest& request) const;
  absl::StatusOr<v1::ListMeasuresResponse> ListMeasures(
      const v1::ListMeasuresRequest& request) const;

 private:
  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_LIST_REFERENCE_HANDLERS_H_
