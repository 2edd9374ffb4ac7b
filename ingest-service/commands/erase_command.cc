#include "ingest-service/commands/erase_command.h"

#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "common/config/client_flags.h"
#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/command_channel.h"
#include "common/status/grpc_status.h"
#include "ingest-service/commands/erase_request.h"

ABSL_FLAG(std::string, reason, "", "Why, for the log, which keeps it. Never what is to be erased.");
ABSL_FLAG(bool, yes, false, "Do not ask whether it is really wanted.");

namespace waymark::ingest {
namespace {

constexpr char kEraseDetails[] =
    R"(For personal data that slipped in. NAME is a visit, REVISION the number of one of its revisions;
'waymark-ingest log --visit=NAME' lists them. The current revision cannot be erased: first write a
corrected one with UpdateVisit, or delete the visit. Erase each revision that holds the data. Who
wrote it and when stays in the log, which still verifies.

It asks before it does so, unless --yes is given. Where it breaks off, run it again: erasing what is
erased already does nothing.

Exit status: 0 it is erased, 1 it was refused or not confirmed, 2 the command line is not understood,
3 no answer.

Example:
  waymark-ingest erase authorities/sunderland/visits/2015-inspection 1 \
      --reason="a name in a statement")";

int UsageError(const absl::Status& status) {
  std::cerr << "waymark-ingest: " << status.message() << "\n";
  return rpc::kExitUsage;
}

// kExitDone where it is wanted.
int MakeSure(const v1::EraseRevisionRequest& request) {
  if (absl::GetFlag(FLAGS_yes)) return rpc::kExitDone;
  if (isatty(STDIN_FILENO) == 0) {
    return UsageError(absl::InvalidArgumentError(
        "there is no terminal to ask whether this is really wanted; say so with --yes"));
  }
  if (ConfirmErasure(request, std::cin, std::cerr)) return rpc::kExitDone;
  std::cerr << "Nothing was erased.\n";
  return rpc::kExitRefused;
}

int Erase(v1::AdminService::StubInterface& stub, const v1::EraseRevisionRequest& request,
          const std::string& address) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::GetFlag(FLAGS_timeout)));
  v1::EraseRevisionResponse response;
  const absl::Status status = FromGrpcStatus(stub.EraseRevision(&context, request, &response));
  if (status.ok()) {
    std::cout << ErasureReport(request, response);
    return rpc::kExitDone;
  }
  const rpc::CallFailure failure = rpc::DescribeFailure(status, address);
  std::cerr << "waymark-ingest: " << failure.text << "\n";
  if (failure.exit_status == rpc::kExitNoAnswer) {
    std::cerr << "It may be erased or not: run this again, which is safe.\n";
  }
  return failure.exit_status;
}

int RunErase(const std::vector<std::string>& arguments) {
  const auto request = ParseEraseRequest(arguments, absl::GetFlag(FLAGS_reason));
  if (!request.ok()) return UsageError(request.status());
  const std::string address = absl::GetFlag(FLAGS_ingest);
  const auto channel = rpc::CommandChannel("ingest", address);
  if (!channel.ok()) return UsageError(channel.status());
  if (absl::GetFlag(FLAGS_timeout) <= absl::ZeroDuration()) {
    return UsageError(absl::InvalidArgumentError("--timeout must be above 0, for example 10s"));
  }
  if (const int sure = MakeSure(*request); sure != rpc::kExitDone) return sure;
  return Erase(*v1::AdminService::NewStub(*channel), *request, address);
}

}  // namespace

config::Command EraseCommand() {
  return {.name = "erase",
          .arguments = "NAME REVISION",
          .summary = "Destroy an earlier revision of a visit for good.",
          .flags = {"ingest", "tls_dir", "reason", "yes", "timeout"},
          .details = kEraseDetails,
          .run = RunErase};
}

}  // namespace waymark::ingest
