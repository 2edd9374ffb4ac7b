#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_SERVE_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_SERVE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest serve`.
config::Command ServeCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_SERVE_COMMAND_H_
