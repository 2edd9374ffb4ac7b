// Sends every request of a file on one ImportVisits stream, as fast as they are taken, and prints
// one line of JSON: visits acknowledged, a second, and rejected; `first_error` of those.
//
//   import_load TARGET REQUESTS [FROM COUNT]

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "common/status/status_macros.h"
#include "tests/bench/load/request_file.h"

namespace waymark::bench {
namespace {

absl::Status Import(const std::string& target, const std::vector<std::string>& bytes,
                    std::size_t from, std::size_t count) {
  std::vector<v1::ImportVisitsRequest> requests(std::min(count, bytes.size() - from));
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!requests[i].ParseFromString(bytes[from + i])) {
      return absl::InvalidArgumentError("a request cannot be read");
    }
  }
  const auto stub =
      v1::IngestService::NewStub(grpc::CreateChannel(target, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  const auto stream = stub->ImportVisits(&context);
  const absl::Time start = absl::Now();
  std::thread writer([&] {
    for (const v1::ImportVisitsRequest& request : requests) {
      if (!stream->Write(request)) break;
    }
    stream->WritesDone();
  });
  std::uint64_t recorded = 0;
  std::uint64_t rejected = 0;
  std::string first_error;
  v1::ImportVisitsResponse response;
  while (stream->Read(&response)) {
    if (!response.has_error()) {
      ++recorded;
    } else if (rejected++ == 0) {
      first_error = response.error().message();
    }
  }
  writer.join();
  const grpc::Status ended = stream->Finish();
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  if (!ended.ok()) return absl::UnavailableError(ended.error_message());
  absl::PrintF(
      "{\"visits\":%d,\"seconds\":%.3f,\"per_second\":%.1f,\"rejected\":%d,\"first_error\":\"%s\"}"
      "\n",
      recorded, seconds, static_cast<double>(recorded) / seconds, rejected, first_error);
  return absl::OkStatus();
}

absl::Status Main(int argc, char** argv) {
  std::size_t from = 0;
  std::size_t count = SIZE_MAX;
  if (argc != 3 &&
      (argc != 5 || !absl::SimpleAtoi(argv[3], &from) || !absl::SimpleAtoi(argv[4], &count))) {
    return absl::InvalidArgumentError("usage: import_load TARGET REQUESTS [FROM COUNT]");
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto bytes, ReadMessageFile(argv[2]));
  if (from > bytes.size()) return absl::InvalidArgumentError("the file has not as many requests");
  return Import(argv[1], bytes, from, count);
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  // As load.cc.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  const absl::Status status = waymark::bench::Main(argc, argv);
  if (!status.ok()) std::fprintf(stderr, "import_load: %s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
