#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_PERMISSION_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_PERMISSION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "ingest-service/commit/visit_write.h"
#include "ingest-service/handlers/writer.h"

namespace waymark::ingest {

// Whether the writer may write where a request asks to, judged by the authority that its name
// spells in whatever way and by nothing that is recorded: NOT_PERMITTED, or OK. First of all,
// before anything is looked up. A code or name of several authorities passes where dates still
// decide and the writer may write one of them; else it must be allowed all. What names no known
// authority passes too, and is refused as a fault of the request.
absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::CreateVisitRequest& request);
absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::ImportVisitsRequest& request);
absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::UpdateVisitRequest& request);
absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::DeleteVisitRequest& request);

// The same of the name that was made of it in the end; `request_id` is canonical or empty.
absl::Status CheckMayWrite(const Writer& writer, const model::VisitName& name,
                           std::string_view request_id);

// Gives the write, which is named, the lineage of its authority, whose record it is judged by:
// without those whose visits the writer may not read, as warnings name successors' visits that rest
// on what it writes, and tell which inspections of predecessors are recorded.
void AddLineage(const reference::ReferenceData& reference, const Writer& writer, VisitWrite& write);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_PERMISSION_H_
