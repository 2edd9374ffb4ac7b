#include "ingest-service/commands/import_client.h"

#include <cstdint>
#include <optional>
#include <thread>
#include <utility>

#include "grpcpp/client_context.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "ingest-service/commands/new_request_id.h"
#include "ingest-service/commands/record_source.h"

namespace waymark::ingest {
namespace {

using Stream = grpc::ClientReaderWriterInterface<v1::ImportVisitsRequest, v1::ImportVisitsResponse>;

// Sends what the files hold, over as many streams as it takes. Not thread-safe.
class ImportSender {
 public:
  ImportSender(RecordSource source, const ImportOptions& options, ImportLedger& ledger)
      : source_(std::move(source)), options_(options), ledger_(ledger) {}

  // Sends again what is unanswered, then goes on, until all is sent or nothing more can be.
  void SendOn(Stream& stream) {
    for (const auto& request : ledger_.Unanswered()) {
      if (!stream.Write(*request)) return;
    }
    while (true) {
      if (!next_.has_value()) next_ = source_.Next();
      if (!next_.has_value()) break;
      if (!Send(stream)) return;
    }
    stream.WritesDone();
  }

 private:
  // False where the ledger takes nothing more, and then it is still the next, or the stream.
  bool Send(Stream& stream) {
    if (next_->kind != SourceItem::Kind::kRecord) {
      if (!ledger_.Told(*next_)) return false;
      next_.reset();
      return true;
    }
    Prepare(next_->request);
    const auto request = std::make_shared<const v1::ImportVisitsRequest>(next_->request);
    if (!ledger_.Sending(next_->place, request)) return false;
    next_.reset();
    return stream.Write(*request);
  }

  // A record that is sent again, as its answer was lost, must not be done twice.
  void Prepare(v1::ImportVisitsRequest& request) const {
    if (options_.on_existing.has_value()) request.set_on_existing(*options_.on_existing);
    if (request.request_id().empty()) request.set_request_id(NewRequestId());
  }

  RecordSource source_;
  const ImportOptions& options_;
  ImportLedger& ledger_;
  std::optional<SourceItem> next_;
};

// How one stream went.
struct StreamEnd {
  absl::Status status;
  std::int64_t answers = 0;
};

StreamEnd ReadAnswers(Stream& stream, grpc::ClientContext& context, ImportLedger& ledger) {
  StreamEnd end;
  v1::ImportVisitsResponse response;
  while (stream.Read(&response)) {
    if (!ledger.Answered(response)) {
      context.TryCancel();
      end.status = absl::InternalError("the service answered more records than were sent");
      return end;
    }
    ++end.answers;
  }
  return end;
}

StreamEnd ImportOnce(v1::IngestService::StubInterface& stub, ImportSender& sender,
                     ImportLedger& ledger) {
  grpc::ClientContext context;
  const std::unique_ptr<Stream> stream = stub.ImportVisits(&context);
  std::thread sending([&] { sender.SendOn(*stream); });
  StreamEnd end = ReadAnswers(*stream, context, ledger);
  ledger.Pause();
  sending.join();
  const absl::Status finished = FromGrpcStatus(stream->Finish());
  if (end.status.ok()) end.status = finished;
  return end;
}

// Whether another stream is worth a try: after one that had its time, or broke after it had brought
// something.
bool GoesOn(const StreamEnd& end) {
  const v1::ErrorReason reason = errors::ReasonOf(end.status);
  if (reason == v1::ERROR_REASON_STREAM_EXPIRED) return true;
  return absl::IsUnavailable(end.status) && reason == v1::ERROR_REASON_UNSPECIFIED &&
         end.answers > 0;
}

}  // namespace

absl::Status ImportFiles(v1::IngestService::StubInterface& stub,
                         const std::vector<std::string>& files, const ImportOptions& options,
                         ImportLedger& ledger) {
  ImportSender sender(RecordSource(files, options.keep_texts), options, ledger);
  StreamEnd end = ImportOnce(stub, sender, ledger);
  while (GoesOn(end)) {
    ledger.Resume();
    end = ImportOnce(stub, sender, ledger);
  }
  ledger.Close();
  if (end.status.ok() && ledger.FirstUnanswered().has_value()) {
    return absl::InternalError("the service ended the stream before it had answered every record");
  }
  return end.status;
}

}  // namespace waymark::ingest
