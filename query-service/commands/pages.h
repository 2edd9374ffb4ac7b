#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_PAGES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_PAGES_H_

#include <utility>

#include "absl/status/status.h"

#include "common/rpc/call_failure.h"
#include "common/status/status_macros.h"
#include "query-service/commands/query_client.h"

// Answers that come in pages.
namespace waymark::query::client {

template <typename Request, typename Response>
using PagedCall = grpc::Status (v1::QueryService::StubInterface::*)(grpc::ClientContext*,
                                                                    const Request&, Response*);

// Asks for every page, one after another, and gives each to `sink` (a Response; returns a status,
// an error ends the pages early). The first error of a call or of `sink`; INTERNAL where the pages
// do not come to an end.
template <typename Request, typename Response, typename Sink>
absl::Status ForEachPage(const QueryClient& client, PagedCall<Request, Response> call,
                         Request request, const Sink& sink) {
  while (true) {
    WAYMARK_ASSIGN_OR_RETURN(const Response page, client.Call(call, std::as_const(request)));
    WAYMARK_RETURN_IF_ERROR(sink(page));
    if (page.next_page_token().empty()) return absl::OkStatus();
    if (page.next_page_token() == request.page_token()) {
      return absl::InternalError("the service gave the same page_token twice");
    }
    request.set_page_token(page.next_page_token());
  }
}

// Prints each page as JSON; the exit status.
template <typename Request, typename Response>
int PrintJsonPages(const QueryClient& client, PagedCall<Request, Response> call,
                   const Request& request) {
  int exit_status = rpc::kExitDone;
  const absl::Status status = ForEachPage(client, call, request, [&](const Response& page) {
    if (exit_status == rpc::kExitDone) exit_status = PrintJson(page);
    return absl::OkStatus();
  });
  return status.ok() ? exit_status : CallError(status, client);
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_PAGES_H_
