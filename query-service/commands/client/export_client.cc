#include "query-service/commands/client/export_client.h"

#include <memory>
#include <utility>

#include "common/status/grpc_status.h"

namespace waymark::query::client {
namespace {

// What one stream came to.
struct StreamEnd {
  absl::Status status;
  bool brought = false;  // Anything.
  bool whole = false;    // The last message.
};

StreamEnd ReadStream(const QueryClient& client, const v1::ExportVisitsRequest& request,
                     const std::function<absl::Status(const v1::ExportVisitsResponse&)>& sink,
                     std::string& page_token) {
  StreamEnd end;
  grpc::ClientContext context;
  client.SetDeadline(context);
  const auto reader = client.stub().ExportVisits(&context, request);
  v1::ExportVisitsResponse message;
  while (reader->Read(&message)) {
    if (absl::Status status = sink(message); !status.ok()) {
      context.TryCancel();
      reader->Finish();
      return {.status = std::move(status)};
    }
    end.brought = true;
    end.whole = !message.consistency_token().empty();
    page_token = message.next_page_token();
  }
  end.status = FromGrpcStatus(reader->Finish());
  return end;
}

bool IsBrokenOff(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status);
}

}  // namespace

absl::Status ForEachExported(
    const QueryClient& client, v1::ExportVisitsRequest request,
    const std::function<absl::Status(const v1::ExportVisitsResponse&)>& sink,
    std::string& page_token) {
  page_token = request.page_token();
  while (true) {
    const StreamEnd end = ReadStream(client, request, sink, page_token);
    if (end.whole) return absl::OkStatus();
    if (!end.brought || (!end.status.ok() && !IsBrokenOff(end.status))) {
      return end.status.ok() ? absl::InternalError("the export ended before its end") : end.status;
    }
    request.set_page_token(page_token);
  }
}

}  // namespace waymark::query::client
