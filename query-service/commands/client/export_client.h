#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_EXPORT_CLIENT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_EXPORT_CLIENT_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "waymark/v1/visit_streams.pb.h"

#include "query-service/commands/client/query_client.h"

namespace waymark::query::client {

// Asks for an export and gives every message, the last one too, to `sink`. A stream that breaks
// off, or takes longer than --timeout, after it has brought something is gone on with, in the same
// state. `page_token` is where the messages given to `sink` end, also after an error: that of the
// call, of `sink`, or INTERNAL where the stream ends without its last message.
absl::Status ForEachExported(
    const QueryClient& client, v1::ExportVisitsRequest request,
    const std::function<absl::Status(const v1::ExportVisitsResponse&)>& sink,
    std::string& page_token);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_EXPORT_CLIENT_H_
