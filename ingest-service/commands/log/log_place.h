#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_PLACE_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_PLACE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"

#include "common/rpc/client/call_failure.h"
#include "ingest-service/log/inspection/log_reader.h"
#include "ingest-service/log/inspection/stored_log.h"

namespace waymark::ingest {

// What --data_dir means to a command that looks at the log.
inline constexpr char kInspectedDirectory[] =
    "Data directory of an ingest service that does not run, or a copy of one. It is only read. Not "
    "with --ingest.";

// Where a command finds the log: in a data directory that nothing serves (--data_dir), or at a
// running service (--ingest).
class LogPlace {
 public:
  // INVALID_ARGUMENT where the flags name both, or no place there can be. Opens nothing.
  static absl::StatusOr<LogPlace> FromFlags();

  // Opens the data directory; nothing to do for a service. As StoredLog::Open.
  absl::Status Open();

  // After Open. As StoredLog::ReadTo or ReadServedLog.
  absl::Status ReadTo(LogReader& reader) const;

  // The opened data directory; null where a service is asked.
  [[nodiscard]] const StoredLog* stored() const { return stored_.get(); }

  // For people: what a failure of the above means, kExitRefused for damage, kExitNoAnswer where the
  // log cannot be had.
  [[nodiscard]] rpc::CallFailure Describe(const absl::Status& failure) const;

 private:
  LogPlace() = default;

  std::string data_dir_;  // Empty where a service is asked.
  std::unique_ptr<StoredLog> stored_;
  std::string address_;
  std::unique_ptr<internal::v1::ChangeFeedService::StubInterface> stub_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_LOG_PLACE_H_
