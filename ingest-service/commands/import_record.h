#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_RECORD_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_RECORD_H_

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/commands/json_records.h"

namespace waymark::ingest {

// A record as the request it stands for. INVALID_ARGUMENT where it is too large, no JSON, gives a
// name twice, or holds a field, value or enum name that the contract does not know. It says where
// and what is wrong, in words of the contract only: those of the record may be personal.
absl::StatusOr<v1::ImportVisitsRequest> ParseImportRecord(const JsonRecord& record);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_RECORD_H_
