#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_

#include <string_view>

#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/log/commit_queue.h"

namespace waymark::ingest {

// Who wrote, on a server that asks for no certificates.
inline constexpr std::string_view kUnauthenticated = "unauthenticated";

// Fills a prepared visit's output fields with what the commit gave it.
void FillOutputFields(const CommittedVisit& committed, std::string_view submitter,
                      v1::Visit& visit);

// The day it is, in UTC: decides whether an entry of the reference data may still be used.
absl::CivilDay Today();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_
