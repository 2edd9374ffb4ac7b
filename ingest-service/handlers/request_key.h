#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_REQUEST_KEY_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_REQUEST_KEY_H_

#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/commit/visit_write.h"

namespace waymark::ingest {

// What a write is known again by: its request id, and the digest of the method and of what is to be
// written. How it is to be done may differ between tries: validate_only, allow_probable_duplicate,
// index and on_existing are no part of it. Without an id where the request gives none that is one.
RequestKey KeyOf(const v1::CreateVisitRequest& request);
RequestKey KeyOf(const v1::UpdateVisitRequest& request);
RequestKey KeyOf(const v1::DeleteVisitRequest& request);
RequestKey KeyOf(const v1::ImportVisitsRequest& request);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_REQUEST_KEY_H_
