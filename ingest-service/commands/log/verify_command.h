#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFY_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFY_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest verify`: walks the whole log and names the first break. Exit statuses as in
// common/rpc/client/call_failure.h: 1 where the log is damaged, 3 where it could not be read.
config::Command VerifyCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFY_COMMAND_H_
