// Records visits one after another, and measures how long after the acknowledgement each is seen by
// the query service: from the answer of CreateVisit to that of a GetVisit which asks to be as
// fresh, a call's own time included. Prints one line of JSON: see CallTimes::Json.
//
//   freshness INGEST QUERY CREATE_REQUESTS FROM COUNT [PAUSE_MS]

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/status/status_macros.h"
#include "tests/bench/load/call_times.h"
#include "tests/bench/load/request_file.h"

namespace waymark::bench {
namespace {

struct Flags {
  std::uint64_t from = 0;
  std::uint64_t count = 0;
  std::int64_t pause_ms = 10;
};

absl::Status Run(char** argv, const Flags& flags) {
  WAYMARK_ASSIGN_OR_RETURN(const auto requests, ReadMessageFile(argv[3]));
  const auto ingest =
      v1::IngestService::NewStub(grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials()));
  const auto query =
      v1::QueryService::NewStub(grpc::CreateChannel(argv[2], grpc::InsecureChannelCredentials()));
  CallTimes times;
  const absl::Time start = absl::Now();
  for (std::uint64_t i = flags.from; i < flags.from + flags.count && i < requests.size(); ++i) {
    v1::CreateVisitRequest request;
    if (!request.ParseFromString(requests[i])) return absl::InvalidArgumentError("not a request");
    grpc::ClientContext write_context;
    v1::CreateVisitResponse written;
    const grpc::Status wrote = ingest->CreateVisit(&write_context, request, &written);
    if (!wrote.ok()) return absl::UnavailableError(wrote.error_message());
    const absl::Time acknowledged = absl::Now();
    v1::GetVisitRequest wanted;
    wanted.set_name(written.visit().name());
    wanted.mutable_read()->set_at_least_as_fresh(written.consistency_token());
    grpc::ClientContext read_context;
    v1::GetVisitResponse seen;
    const grpc::Status read = query->GetVisit(&read_context, wanted, &seen);
    if (read.ok()) {
      times.Succeeded(absl::Now() - acknowledged, seen.ByteSizeLong());
    } else {
      times.Failed(read.error_code());
    }
    absl::SleepFor(absl::Milliseconds(flags.pause_ms));
  }
  std::puts(times.Json(absl::ToDoubleSeconds(absl::Now() - start)).c_str());
  return absl::OkStatus();
}

absl::Status Main(int argc, char** argv) {
  Flags flags;
  if (argc < 6 || argc > 7 || !absl::SimpleAtoi(argv[4], &flags.from) ||
      !absl::SimpleAtoi(argv[5], &flags.count) ||
      (argc == 7 && !absl::SimpleAtoi(argv[6], &flags.pause_ms))) {
    return absl::InvalidArgumentError(
        "usage: freshness INGEST QUERY CREATE_REQUESTS FROM COUNT [PAUSE_MS]");
  }
  return Run(argv, flags);
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  // As load.cc.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  const absl::Status status = waymark::bench::Main(argc, argv);
  if (!status.ok()) std::fprintf(stderr, "freshness: %s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
