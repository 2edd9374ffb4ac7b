#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_VISITS_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_VISITS_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query visits AUTHORITY`: the visits that are recorded, of one authority or of all.
// Exit statuses as in common/rpc/client/call_failure.h.
config::Command VisitsCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_VISITS_COMMAND_H_
