#include "query-service/commands/comparison_pages.h"

#include <string>
#include <utility>

#include "common/status/status_macros.h"

namespace waymark::query::client {

absl::Status ForEachPage(const QueryClient& client, v1::CompareAuthoritiesRequest request,
                         const PageSink& sink) {
  while (true) {
    WAYMARK_ASSIGN_OR_RETURN(
        const auto page,
        client.Call(&v1::QueryService::StubInterface::CompareAuthorities, std::as_const(request)));
    WAYMARK_RETURN_IF_ERROR(sink(page));
    if (page.next_page_token().empty()) return absl::OkStatus();
    if (page.next_page_token() == request.page_token()) {
      return absl::InternalError("the service gave the same page_token twice");
    }
    request.set_page_token(page.next_page_token());
  }
}

absl::StatusOr<v1::CompareAuthoritiesResponse> AllPages(
    const QueryClient& client, const v1::CompareAuthoritiesRequest& request) {
  v1::CompareAuthoritiesResponse all;
  bool first = true;
  WAYMARK_RETURN_IF_ERROR(
      ForEachPage(client, request, [&](const v1::CompareAuthoritiesResponse& page) {
        if (std::exchange(first, false)) {
          all = page;
          all.clear_next_page_token();
        } else {
          all.mutable_rows()->MergeFrom(page.rows());
          all.mutable_excluded()->MergeFrom(page.excluded());
        }
        return absl::OkStatus();
      }));
  return all;
}

}  // namespace waymark::query::client
