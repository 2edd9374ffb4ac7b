#include "ingest-service/commands/import_client.h"

#include <fstream>
#include <iostream>
#include <istream>
#include <thread>
#include <utility>

#include "grpcpp/client_context.h"

#include "common/status/grpc_status.h"
#include "ingest-service/commands/import_record.h"
#include "ingest-service/commands/json_records.h"

namespace waymark::ingest {
namespace {

using Stream = grpc::ClientReaderWriterInterface<v1::ImportVisitsRequest, v1::ImportVisitsResponse>;

class Sender {
 public:
  Sender(Stream& stream, const ImportOptions& options, ImportLedger& ledger)
      : stream_(stream), options_(options), ledger_(ledger) {}

  // False, here and below, once nothing more can be sent.
  bool SendFile(const std::string& file) {
    if (file == kStandardInput) return SendAll("stdin", std::cin);
    std::ifstream in(file, std::ios::binary);
    if (!in) return ledger_.FileEnded({.file = file, .line = 1}, "the file cannot be opened");
    return SendAll(file, in);
  }

 private:
  bool SendAll(const std::string& file, std::istream& in) {
    JsonRecordReader reader(in);
    while (const std::optional<JsonRecord> record = reader.Next()) {
      if (!Send(PlaceOf(file, *record), *record)) return false;
    }
    const std::optional<JsonFault>& fault = reader.fault();
    return !fault.has_value() ||
           ledger_.FileEnded({.file = file, .line = fault->line}, fault->message);
  }

  [[nodiscard]] RecordPlace PlaceOf(const std::string& file, const JsonRecord& record) const {
    return {.file = file,
            .line = record.line,
            .bytes = static_cast<std::int64_t>(record.text.size()),
            .text = options_.keep_texts && !record.too_large ? record.text : std::string()};
  }

  bool Send(const RecordPlace& place, const JsonRecord& record) {
    absl::StatusOr<v1::ImportVisitsRequest> request = ParseImportRecord(record);
    if (!request.ok()) return ledger_.Unsendable(place, request.status());
    if (options_.on_existing.has_value()) request->set_on_existing(*options_.on_existing);
    return ledger_.Sending(place, request->parent()) && stream_.Write(*request);
  }

  Stream& stream_;
  const ImportOptions& options_;
  ImportLedger& ledger_;
};

absl::Status ReadAnswers(Stream& stream, grpc::ClientContext& context, ImportLedger& ledger) {
  v1::ImportVisitsResponse response;
  while (stream.Read(&response)) {
    if (!ledger.Answered(response)) {
      context.TryCancel();
      return absl::InternalError("the service answered more records than were sent");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ImportFiles(v1::IngestService::StubInterface& stub,
                         const std::vector<std::string>& files, const ImportOptions& options,
                         ImportLedger& ledger) {
  grpc::ClientContext context;
  const std::unique_ptr<Stream> stream = stub.ImportVisits(&context);
  std::thread sending([&] {
    Sender sender(*stream, options, ledger);
    for (const std::string& file : files) {
      if (!sender.SendFile(file)) break;
    }
    stream->WritesDone();
  });
  absl::Status answers = ReadAnswers(*stream, context, ledger);
  ledger.Close();
  sending.join();
  absl::Status ended = FromGrpcStatus(stream->Finish());
  if (!answers.ok()) return answers;
  if (ended.ok() && ledger.FirstUnanswered().has_value()) {
    return absl::InternalError("the service ended the stream before it had answered every record");
  }
  return ended;
}

}  // namespace waymark::ingest
