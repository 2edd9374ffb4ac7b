#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_RESTORE_COMMAND_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_RESTORE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::ingest {

// `waymark-ingest restore [NAME]`.
config::Command RestoreCommand();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_BACKUP_RESTORE_COMMAND_H_
