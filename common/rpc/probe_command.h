#ifndef WAYMARK_COMMON_RPC_PROBE_COMMAND_H_
#define WAYMARK_COMMON_RPC_PROBE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::rpc {

// `probe --address=HOST:PORT`: exit status 0 where the service there is SERVING, else 1. For health
// checks of containers and scripts, which then need no other program.
config::Command ProbeCommand();

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_PROBE_COMMAND_H_
