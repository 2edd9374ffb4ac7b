#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_LINE_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_LINE_H_

#include <string>

#include "waymark/internal/v1/stored_log.pb.h"

namespace waymark::ingest {

// Who changed what and when, on a line, without a line break. Nothing of what a visit says.

// Sequence, UTC time, submitter, kind, visit, revision number, and where there is one request id
// and the reason of an erasure:
//
//    12  2026-03-01T09:30:00.000000Z  someone  erasure   authorities/a/visits/b  1  reason="..."
std::string ChangeText(const internal::v1::ChangeRecord& record);

// The same as a JSON object: sequence, time, submitter, kind, visit, revision, and where there is
// one request_id, erased_sequence and reason.
std::string ChangeJson(const internal::v1::ChangeRecord& record);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_CHANGE_LINE_H_
