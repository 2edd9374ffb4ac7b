#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "common/tokens/consistency_token.h"
#include "ingest-service/commit/visit_write.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// Fills a visit's output fields with what the commit gave it.
void FillOutputFields(const CommittedVisit& committed, std::string_view submitter,
                      v1::Visit& visit);

// The revision that the change at `sequence` wrote, whole. REVISION_ERASED where it was erased.
absl::StatusOr<v1::Visit> ReadRevision(const LogStore& store, std::uint64_t sequence);

// The day it is, in UTC: decides whether an entry of the reference data may still be used.
absl::CivilDay Today();

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_RECORDED_VISIT_H_
