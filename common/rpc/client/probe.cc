#include "common/rpc/client/probe.h"

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

#include "common/rpc/client/channel.h"
#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

// A HealthCheckResponse whose status (field 1) is SERVING (1). The packages ship no health.proto,
// and two bytes need no generated code.
constexpr char kServing[] = "\x08\x01";

// A HealthCheckRequest: the name of the service (field 1), of less than 128 bytes.
std::string Request(const std::string& service) {
  return absl::StrCat("\x0a", std::string(1, static_cast<char>(service.size())), service);
}

std::string Bytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

}  // namespace

absl::Status Probe(const std::string& address,
                   const std::shared_ptr<grpc::ChannelCredentials>& credentials,
                   absl::Duration timeout, const std::string& service) {
  WAYMARK_ASSIGN_OR_RETURN(const auto channel, ServiceChannel(address, credentials));
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  const grpc::Slice slice(Request(service));
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  grpc::Status answered;
  absl::Notification done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", grpc::StubOptions(), &request, &response,
                 [&](grpc::Status status) {
                   answered = std::move(status);
                   done.Notify();
                 });
  done.WaitForNotification();
  if (!answered.ok()) {
    return absl::UnavailableError(
        absl::StrCat("no answer from ", address, ": ", answered.error_message()));
  }
  if (Bytes(response) != kServing) {
    return absl::UnavailableError(absl::StrCat(address, " answers, and is not serving"));
  }
  return absl::OkStatus();
}

}  // namespace waymark::rpc
