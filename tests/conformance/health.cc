#include "tests/conformance/health.h"

#include <utility>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

#include "common/status/grpc_status.h"

namespace waymark {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(30);

// The packages ship no health.proto; both messages have one field, number 1: a text of less than
// 128 bytes and an enum.
grpc::ByteBuffer Request(const std::string& service) {
  const grpc::Slice bytes("\x0A" + std::string(1, static_cast<char>(service.size())) + service);
  return {&bytes, 1};
}

absl::StatusOr<Health> Answer(const grpc::ByteBuffer& response) {
  grpc::Slice bytes;
  if (!response.DumpToSingleSlice(&bytes).ok()) return absl::InternalError("no bytes");
  if (bytes.size() == 0) return Health::kUnknown;
  if (bytes.size() != 2 || *bytes.begin() != 0x08) return absl::InternalError("not understood");
  return static_cast<Health>(bytes.begin()[1]);
}

}  // namespace

absl::StatusOr<Health> HealthOf(const std::shared_ptr<grpc::Channel>& channel,
                                const std::string& service) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kTimeout));
  const grpc::ByteBuffer request = Request(service);
  grpc::ByteBuffer response;
  grpc::Status status;
  absl::Notification done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", grpc::StubOptions(), &request, &response,
                 [&](grpc::Status ended) {
                   status = std::move(ended);
                   done.Notify();
                 });
  done.WaitForNotification();
  if (!status.ok()) return FromGrpcStatus(status);
  return Answer(response);
}

}  // namespace waymark
