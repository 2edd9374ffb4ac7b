#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_ACCEPT_LOSS_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_ACCEPT_LOSS_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest accept-loss`.
config::Command AcceptLossCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_ACCEPT_LOSS_COMMAND_H_
