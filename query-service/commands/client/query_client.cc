#include "query-service/commands/client/query_client.h"

#include <iostream>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/command_channel.h"
#include "common/rpc/client/message_json.h"
#include "common/status/status_macros.h"

namespace waymark::query::client {

absl::StatusOr<QueryClient> QueryClient::FromFlags() {
  std::string address = absl::GetFlag(FLAGS_query);
  WAYMARK_ASSIGN_OR_RETURN(const auto channel, rpc::CommandChannel("query", address));
  const absl::Duration timeout = absl::GetFlag(FLAGS_timeout);
  if (timeout <= absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--timeout must be above 0, for example 10s");
  }
  return QueryClient(std::move(address), v1::QueryService::NewStub(channel), timeout);
}

int UsageError(const absl::Status& status) {
  std::cerr << "waymark-query: " << status.message() << "\n";
  return rpc::kExitUsage;
}

int CallError(const absl::Status& status, const QueryClient& client) {
  const rpc::CallFailure failure = rpc::DescribeFailure(status, client.address());
  std::cerr << "waymark-query: " << failure.text << "\n";
  return failure.exit_status;
}

int PrintJson(const google::protobuf::Message& response) {
  const auto json = rpc::MessageJson(response, rpc::JsonLayout::kIndented);
  if (!json.ok()) {
    std::cerr << "waymark-query: the answer does not fit into JSON: " << json.status().message()
              << "\n";
    return rpc::kExitRefused;
  }
  std::cout << *json << "\n";
  return rpc::kExitDone;
}

}  // namespace waymark::query::client
