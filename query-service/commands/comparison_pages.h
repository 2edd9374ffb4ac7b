#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_PAGES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_PAGES_H_

#include <functional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/query_client.h"

namespace waymark::query::client {

// Gets one page of the answer; the pages end early where it returns an error.
using PageSink = std::function<absl::Status(const v1::CompareAuthoritiesResponse& page)>;

// Asks for every page of a comparison, one after another. The first error of a call or of `sink`;
// INTERNAL where the pages do not come to an end.
absl::Status ForEachPage(const QueryClient& client, v1::CompareAuthoritiesRequest request,
                         const PageSink& sink);

// All pages as one answer: its rows and exclusions, the rest as on the first page.
absl::StatusOr<v1::CompareAuthoritiesResponse> AllPages(
    const QueryClient& client, const v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_PAGES_H_
