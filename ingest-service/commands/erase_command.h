#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest erase NAME REVISION`: destroys an earlier revision of a visit. Exit statuses as
// in common/rpc/client/call_failure.h: 1 also where it was not confirmed.
config::Command EraseCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_ERASE_COMMAND_H_
