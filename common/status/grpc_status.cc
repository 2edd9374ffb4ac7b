#include "common/status/grpc_status.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/cord.h"

namespace waymark {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status result;
  result.set_code(static_cast<int>(status.code()));
  result.set_message(std::string(status.message()));
  // Abseil gives payloads in an order of its own, another one each time: the reason comes first,
  // the rest by name.
  std::map<std::pair<bool, std::string>, std::string> details;
  status.ForEachPayload([&details](absl::string_view url, const absl::Cord& payload) {
    details[{url != kErrorInfoUrl, std::string(url)}] = std::string(payload);
  });
  for (const auto& [key, payload] : details) {
    auto* detail = result.add_details();
    detail->set_type_url(key.second);
    detail->set_value(payload);
  }
  return result;
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status rpc = ToRpcStatus(status);
  return {static_cast<grpc::StatusCode>(rpc.code()), rpc.message(),
          rpc.details().empty() ? std::string() : rpc.SerializeAsString()};
}

absl::Status FromRpcStatus(const google::rpc::Status& status) {
  absl::Status result(static_cast<absl::StatusCode>(status.code()), status.message());
  for (const auto& detail : status.details()) {
    result.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return result;
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  google::rpc::Status rpc;
  if (status.error_details().empty() || !rpc.ParseFromString(status.error_details())) {
    return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  }
  return FromRpcStatus(rpc);
}

}  // namespace waymark
