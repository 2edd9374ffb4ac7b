#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/comparison.h"
#include "query-service/cache/answer_cache.h"
#include "query-service/cache/kept_answer.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// CompareAuthorities. INVALID_REQUEST, PAGE_TOKEN_INVALID, LOG_REPLACED.
class CompareAuthoritiesHandler {
 public:
  // `members` may be null: nothing is kept then. Both outlive the handler.
  explicit CompareAuthoritiesHandler(const reference::ReferenceData& reference,
                                     Kept<SharedMember>* members = nullptr)
      : reference_(reference), members_(members) {}

  // A CompareAuthoritiesResponse.
  absl::StatusOr<WireAnswer> Handle(const View& view, v1::CompareAuthoritiesRequest request) const;

 private:
  absl::Status Check(v1::CompareAuthoritiesRequest& request) const;
  absl::StatusOr<std::vector<SharedMember>> CompareEach(
      const View& view, std::uint64_t at, const v1::CompareAuthoritiesRequest& request) const;
  // What is kept of it, or what is read and computed.
  absl::StatusOr<SharedMember> CompareOne(const reference::Authority& authority,
                                          const PermittedStore& store, std::uint64_t at,
                                          const v1::CompareAuthoritiesRequest& request,
                                          const std::string& key) const;
  absl::StatusOr<SharedMember> ComputeOne(const reference::Authority& authority,
                                          const PermittedStore& store, std::uint64_t at,
                                          const v1::CompareAuthoritiesRequest& request) const;

  const reference::ReferenceData& reference_;
  Kept<SharedMember>* const members_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_COMPARE_AUTHORITIES_HANDLER_H_
