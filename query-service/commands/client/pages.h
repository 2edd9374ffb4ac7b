#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_PAGES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_PAGES_H_

#include <algorithm>
#include <utility>

#include "absl/status/status.h"

#include "common/rpc/client/call_failure.h"
#include "common/status/status_macros.h"
#include "query-service/commands/client/query_client.h"

// Answers that come in pages.
namespace waymark::query::client {

// No page is larger.
inline constexpr int kLargestPage = 1000;

template <typename Request, typename Response>
using PagedCall = grpc::Status (v1::QueryService::StubInterface::*)(grpc::ClientContext*,
                                                                    const Request&, Response*);

// Asks for page after page until they hold `limit` elements (0: to the last) and gives each to
// `sink` (a Response; returns a status, an error ends the pages early); `size` is how many elements
// a page holds. The first error of a call or of `sink`; INTERNAL where the pages do not come to an
// end.
template <typename Request, typename Response, typename Size, typename Sink>
absl::Status ForEachPageUpTo(int limit, const QueryClient& client,
                             PagedCall<Request, Response> call, Request request, const Size& size,
                             const Sink& sink) {
  int left = limit;
  while (true) {
    if (limit > 0) request.set_page_size(std::min(left, kLargestPage));
    WAYMARK_ASSIGN_OR_RETURN(const Response page, client.Call(call, std::as_const(request)));
    WAYMARK_RETURN_IF_ERROR(sink(page));
    left -= size(page);
    if (page.next_page_token().empty() || (limit > 0 && left <= 0)) return absl::OkStatus();
    if (page.next_page_token() == request.page_token()) {
      return absl::InternalError("the service gave the same page_token twice");
    }
    request.set_page_token(page.next_page_token());
  }
}

// The same to the last page.
template <typename Request, typename Response, typename Sink>
absl::Status ForEachPage(const QueryClient& client, PagedCall<Request, Response> call,
                         const Request& request, const Sink& sink) {
  return ForEachPageUpTo(
      0, client, call, request, [](const Response&) { return 0; }, sink);
}

// The pages up to `limit` elements as one answer: what stands on every page as the first has it,
// and the elements of all. `elements` gives those of a page (a pointer to a repeated field of it).
// The next_page_token is that of the last page asked for.
template <typename Request, typename Response, typename Elements>
absl::StatusOr<Response> GatherPages(int limit, const QueryClient& client,
                                     PagedCall<Request, Response> call, const Request& request,
                                     const Elements& elements) {
  Response all;
  bool first = true;
  int size = 0;  // Of the last page.
  WAYMARK_RETURN_IF_ERROR(ForEachPageUpTo(
      limit, client, call, request, [&size](const Response&) { return size; },
      [&](Response page) {
        size = elements(page)->size();
        if (std::exchange(first, false)) {
          all = std::move(page);
        } else {
          elements(all)->MergeFrom(*elements(page));
          all.set_next_page_token(page.next_page_token());
        }
        return absl::OkStatus();
      }));
  return all;
}

// Prints each page up to `limit` elements as JSON; the exit status.
template <typename Request, typename Response, typename Size>
int PrintJsonPagesUpTo(int limit, const QueryClient& client, PagedCall<Request, Response> call,
                       const Request& request, const Size& size) {
  int exit_status = rpc::kExitDone;
  const absl::Status status =
      ForEachPageUpTo(limit, client, call, request, size, [&](const Response& page) {
        if (exit_status == rpc::kExitDone) exit_status = PrintJson(page);
        return absl::OkStatus();
      });
  return status.ok() ? exit_status : CallError(status, client);
}

// The same of every page.
template <typename Request, typename Response>
int PrintJsonPages(const QueryClient& client, PagedCall<Request, Response> call,
                   const Request& request) {
  return PrintJsonPagesUpTo(0, client, call, request, [](const Response&) { return 0; });
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_PAGES_H_
