#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// CompareAuthorities. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED.
class CompareAuthoritiesHandler {
 public:
  explicit CompareAuthoritiesHandler(const reference::ReferenceData& reference)
      : reference_(reference) {}

  absl::StatusOr<v1::CompareAuthoritiesResponse> Handle(
      const View& view, v1::CompareAuthoritiesRequest request) const;

 private:
  absl::Status Check(v1::CompareAuthoritiesRequest& request) const;
  absl::StatusOr<std::vector<AuthorityRecord>> Load(
      const View& view, std::uint64_t at, const v1::CompareAuthoritiesRequest& request) const;

  const reference::ReferenceData& reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_
