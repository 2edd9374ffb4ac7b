#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_IDENTITY_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_IDENTITY_H_

#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {

// What a prepared visit is told apart from others by: its stated numbers without their sources, and
// the service areas of all its focuses, each once, in the order they first stand in.
internal::v1::VisitIdentity IdentityOf(const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_IDENTITY_H_
