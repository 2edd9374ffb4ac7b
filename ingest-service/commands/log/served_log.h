#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_SERVED_LOG_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_SERVED_LOG_H_

#include "absl/status/status.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::ingest {

// Reads the log of a running service, as a new follower would, up to where it ends when the first
// answer comes. A revision erased meanwhile is missing, and the change that erased it may come
// after that end. The reader's error; DATA_LOSS, "change 7: what is wrong", where the service
// cannot read it or has less to send than it says; else why the stream ended.
absl::Status ReadServedLog(internal::v1::ChangeFeedService::StubInterface& stub, LogReader& reader);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_SERVED_LOG_H_
