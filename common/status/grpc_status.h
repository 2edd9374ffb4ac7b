#ifndef WAYMARK_COMMON_STATUS_GRPC_STATUS_H_
#define WAYMARK_COMMON_STATUS_GRPC_STATUS_H_

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

// The only place where absl::Status, google.rpc.Status and grpc::Status meet.
namespace waymark {

// Code, message and every payload as a detail.
google::rpc::Status ToRpcStatus(const absl::Status& status);

// The same, with the details in grpc-status-details-bin.
grpc::Status ToGrpcStatus(const absl::Status& status);

// Back again, details as payloads.
absl::Status FromRpcStatus(const google::rpc::Status& status);
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace waymark

#endif  // WAYMARK_COMMON_STATUS_GRPC_STATUS_H_
