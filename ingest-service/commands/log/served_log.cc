#include "ingest-service/commands/log/served_log.h"

#include <cstdint>
#include <memory>

#include "absl/strings/str_cat.h"
#include "grpcpp/client_context.h"

#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

using internal::v1::Change;
using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

// Hands on what a service sends, up to an end.
class Reading {
 public:
  Reading(LogReader& reader, const StreamChangesResponse& first)
      : reader_(reader), last_(first.head_sequence()) {
    reader_.Begin(first.chain_id().empty() ? first.log_id() : first.chain_id(), last_);
  }

  [[nodiscard]] bool done() const { return read_ >= last_; }
  [[nodiscard]] std::uint64_t read() const { return read_; }

  absl::Status Take(const StreamChangesResponse& response) {
    // A heartbeat comes only to who has everything.
    if (!done() && response.changes().empty() && heard_) {
      return absl::DataLossError(absl::StrCat("change ", read_ + 1,
                                              ": the service does not send it, and says that its "
                                              "log ends at change ",
                                              last_));
    }
    heard_ = true;
    for (const Change& change : response.changes()) {
      if (done()) break;
      WAYMARK_RETURN_IF_ERROR(reader_.Take(change));
      ++read_;
    }
    return absl::OkStatus();
  }

 private:
  LogReader& reader_;
  const std::uint64_t last_;
  std::uint64_t read_ = 0;
  bool heard_ = false;
};

// Why the stream ended after so many changes: a service sends all that it can read before it fails.
absl::Status EndedAfter(std::uint64_t read, const absl::Status& status) {
  if (status.ok()) return absl::UnavailableError("the service ended the stream");
  if (!absl::IsDataLoss(status)) return status;
  return absl::DataLossError(
      absl::StrCat("change ", read + 1, ": the service cannot read it (", status.message(), ")"));
}

}  // namespace

absl::Status ReadServedLog(internal::v1::ChangeFeedService::StubInterface& stub,
                           LogReader& reader) {
  grpc::ClientContext context;
  const auto stream = stub.StreamChanges(&context, StreamChangesRequest());
  const auto ended_after = [&](std::uint64_t read) {
    return EndedAfter(read, FromGrpcStatus(stream->Finish()));
  };
  StreamChangesResponse response;
  if (!stream->Read(&response)) return ended_after(0);
  Reading reading(reader, response);
  absl::Status taken = reading.Take(response);
  while (taken.ok() && !reading.done()) {
    if (!stream->Read(&response)) return ended_after(reading.read());
    taken = reading.Take(response);
  }
  context.TryCancel();
  (void)stream->Finish();
  return taken;
}

}  // namespace waymark::ingest
