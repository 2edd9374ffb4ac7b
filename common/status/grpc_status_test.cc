#include "common/status/grpc_status.h"

#include "gtest/gtest.h"

#include "common/status/errors.h"

namespace waymark {
namespace {

TEST(GrpcStatus, CarriesCodeMessageAndDetailsBothWays) {
  const absl::Status status = errors::VisitNotFound("authorities/a/visits/b");

  EXPECT_EQ(FromGrpcStatus(ToGrpcStatus(status)), status);
  EXPECT_EQ(FromRpcStatus(ToRpcStatus(status)), status);
  EXPECT_EQ(ToGrpcStatus(status).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST(GrpcStatus, GivesTheReasonFirst) {
  const google::rpc::Status rpc = ToRpcStatus(errors::VisitNotFound("n"));

  ASSERT_EQ(rpc.details_size(), 2);
  EXPECT_EQ(rpc.details(0).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_EQ(rpc.details(1).type_url(), "type.googleapis.com/google.rpc.ResourceInfo");
}

TEST(GrpcStatus, OkStaysOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

TEST(GrpcStatus, AForeignErrorWithoutDetailsKeepsCodeAndMessage) {
  const absl::Status status =
      FromGrpcStatus(grpc::Status(grpc::StatusCode::UNAVAILABLE, "connection refused"));

  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(status.message(), "connection refused");
}

}  // namespace
}  // namespace waymark
