#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest import FILE...`: sends files of visits to the ingest service. Exit statuses as in
// common/rpc/client/call_failure.h: 1 where a record was rejected, 3 where the stream broke.
config::Command ImportCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_COMMAND_H_
