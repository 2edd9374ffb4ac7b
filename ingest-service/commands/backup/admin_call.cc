#include "ingest-service/commands/backup/admin_call.h"

#include <iostream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/command_channel.h"

namespace waymark::ingest {

int CallAdmin(const std::function<absl::Status(v1::AdminService::StubInterface& stub,
                                               grpc::ClientContext& context)>& call) {
  const std::string address = absl::GetFlag(FLAGS_ingest);
  const auto channel = rpc::CommandChannel("ingest", address);
  if (!channel.ok()) {
    std::cerr << "waymark-ingest: " << channel.status().message() << "\n";
    return rpc::kExitUsage;
  }
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::GetFlag(FLAGS_timeout)));
  const absl::Status status = call(*v1::AdminService::NewStub(*channel), context);
  if (status.ok()) return rpc::kExitDone;
  const rpc::CallFailure failure = rpc::DescribeFailure(status, address);
  std::cerr << "waymark-ingest: " << failure.text << "\n";
  return failure.exit_status;
}

}  // namespace waymark::ingest
