#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest log`: prints who changed what and when. Exit statuses as VerifyCommand.
config::Command LogCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_COMMAND_H_
