#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_QUERY_CLIENT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_QUERY_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/status/grpc_status.h"

namespace waymark::query::client {

// The query service, asked by a command. Thread-safe.
class QueryClient {
 public:
  QueryClient(std::string address, std::unique_ptr<v1::QueryService::StubInterface> stub,
              absl::Duration timeout)
      : address_(std::move(address)), stub_(std::move(stub)), timeout_(timeout) {}

  // The service --query names, with --timeout for each call. INVALID_ARGUMENT as
  // CommandChannel has it.
  static absl::StatusOr<QueryClient> FromFlags();

  // client.Call(&v1::QueryService::StubInterface::GetProgress, request)
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (v1::QueryService::StubInterface::*method)(
                                    grpc::ClientContext*, const Request&, Response*),
                                const Request& request) const {
    grpc::ClientContext context;
    SetDeadline(context);
    Response response;
    const grpc::Status status = (stub_.get()->*method)(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  // For calls that answer with a stream: the service, and --timeout from now.
  [[nodiscard]] v1::QueryService::StubInterface& stub() const { return *stub_; }
  void SetDeadline(grpc::ClientContext& context) const {
    context.set_deadline(absl::ToChronoTime(absl::Now() + timeout_));
  }

  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  std::string address_;
  std::unique_ptr<v1::QueryService::StubInterface> stub_;
  absl::Duration timeout_;
};

// Says what is wrong with the command line; the exit status for it.
int UsageError(const absl::Status& status);

// Says how a call failed; the exit status for it.
int CallError(const absl::Status& status, const QueryClient& client);

// Prints a response as JSON; the exit status.
int PrintJson(const google::protobuf::Message& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_QUERY_CLIENT_H_
