#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_EXPORT_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_EXPORT_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query export`: visits, whole, as lines that waymark-ingest imports, or as JSON. Exit
// statuses as in common/rpc/client/call_failure.h.
config::Command ExportCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_EXPORT_COMMAND_H_
