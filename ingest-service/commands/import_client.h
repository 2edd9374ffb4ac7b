#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "ingest-service/commands/import_ledger.h"

namespace waymark::ingest {

// "-" among the files of an import.
inline constexpr char kStandardInput[] = "-";

// Sends the records of the files, one after another, on one ImportVisits stream while another
// thread enters the answers into the ledger. `on_existing` replaces what the records say. Returns
// the status of the stream, or INTERNAL where the answers do not match the records. After a broken
// stream it returns when the file being read lets go, which on a terminal is the next line.
absl::Status ImportFiles(v1::IngestService::StubInterface& stub,
                         const std::vector<std::string>& files,
                         std::optional<v1::ExistingVisit> on_existing, ImportLedger& ledger);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_
