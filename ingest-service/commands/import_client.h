#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "ingest-service/commands/import_ledger.h"

namespace waymark::ingest {

// How the records are sent.
struct ImportOptions {
  std::optional<v1::ExistingVisit> on_existing = {};  // Replaces what the records say.
  bool keep_texts = false;  // Hands the text of each record to the ledger, for rejects.
};

// Sends the records of the files, one after another, on an ImportVisits stream while another thread
// enters the answers into the ledger. Where the stream has had its time (STREAM_EXPIRED), or breaks
// without a word after it has answered something, it goes on with another and sends again what was
// not answered; every record has a request_id, so that none is done twice. Returns the status of
// the last stream, or INTERNAL where the answers do not match the records. After a broken stream it
// goes on, or returns, when the file being read lets go, which on a terminal is the next line.
absl::Status ImportFiles(v1::IngestService::StubInterface& stub,
                         const std::vector<std::string>& files, const ImportOptions& options,
                         ImportLedger& ledger);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_CLIENT_H_
