// The limit of the RPC: a service with the same methods that answers at once, on gRPC's own thread,
// with bytes that it has. Neither does it parse, check, log, count or bound anything.
//
//   null_service HOST:PORT [METHOD REQUESTS ANSWERS]...
//
// METHOD is CreateVisit, GetProgress or CompareAuthorities; the Nth answer of the file ANSWERS is
// to the Nth request of the file REQUESTS. To any other request of the method the first answer.

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "waymark/v1/ingest_service.grpc.pb.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/status/status_macros.h"
#include "tests/bench/load/request_file.h"

namespace waymark::bench {
namespace {

class Answers {
 public:
  static absl::StatusOr<Answers> Load(const std::string& requests, const std::string& answers) {
    WAYMARK_ASSIGN_OR_RETURN(const auto asked, ReadMessageFile(requests));
    WAYMARK_ASSIGN_OR_RETURN(const auto answered, ReadMessageFile(answers));
    Answers loaded;
    loaded.other_ = BufferOf(answered.front());
    for (std::size_t i = 0; i < answered.size() && i < asked.size(); ++i) {
      loaded.by_request_[asked[i]] = BufferOf(answered[i]);
    }
    return loaded;
  }

  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* request,
                                   grpc::ByteBuffer* response) const {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    // Copies of a buffer share its bytes.
    *response = Find(*request);
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  [[nodiscard]] const grpc::ByteBuffer& Find(const grpc::ByteBuffer& request) const {
    if (by_request_.size() < 2) return other_;
    const auto found = by_request_.find(BytesOf(request));
    return found == by_request_.end() ? other_ : found->second;
  }

  absl::flat_hash_map<std::string, grpc::ByteBuffer> by_request_;
  grpc::ByteBuffer other_;
};

using AnswersByMethod = std::map<std::string, Answers>;

using NullIngest = v1::IngestService::WithRawCallbackMethod_CreateVisit<v1::IngestService::Service>;
class IngestMethods final : public NullIngest {
 public:
  explicit IngestMethods(const AnswersByMethod& answers) : answers_(answers) {}
  grpc::ServerUnaryReactor* CreateVisit(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return answers_.at("CreateVisit").Answer(context, request, response);
  }

 private:
  const AnswersByMethod& answers_;
};

using NullQuery = v1::QueryService::WithRawCallbackMethod_GetProgress<
    v1::QueryService::WithRawCallbackMethod_CompareAuthorities<v1::QueryService::Service>>;
class QueryMethods final : public NullQuery {
 public:
  explicit QueryMethods(const AnswersByMethod& answers) : answers_(answers) {}
  grpc::ServerUnaryReactor* GetProgress(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return answers_.at("GetProgress").Answer(context, request, response);
  }
  grpc::ServerUnaryReactor* CompareAuthorities(grpc::CallbackServerContext* context,
                                               const grpc::ByteBuffer* request,
                                               grpc::ByteBuffer* response) override {
    return answers_.at("CompareAuthorities").Answer(context, request, response);
  }

 private:
  const AnswersByMethod& answers_;
};

absl::Status Serve(const std::vector<std::string>& arguments) {
  AnswersByMethod answers;
  for (std::size_t i = 1; i + 2 < arguments.size(); i += 3) {
    WAYMARK_ASSIGN_OR_RETURN(answers[arguments[i]],
                             Answers::Load(arguments[i + 1], arguments[i + 2]));
  }
  for (const char* const method : {"CreateVisit", "GetProgress", "CompareAuthorities"}) {
    if (answers.count(method) == 0) {
      return absl::InvalidArgumentError(std::string(method) + " has no answers");
    }
  }
  IngestMethods ingest(answers);
  QueryMethods query(answers);
  grpc::ServerBuilder builder;
  builder.AddListeningPort(arguments[0], grpc::InsecureServerCredentials());
  builder.RegisterService(&ingest);
  builder.RegisterService(&query);
  const auto server = builder.BuildAndStart();
  if (server == nullptr) return absl::UnavailableError("cannot listen");
  std::puts("serving");
  std::fflush(stdout);
  server->Wait();
  return absl::OkStatus();
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: null_service HOST:PORT [METHOD REQUESTS ANSWERS]...\n");
    return 2;
  }
  // Debian's Abseil looks for deadlocks at every lock that gRPC takes. The services have it off.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  const absl::Status status = waymark::bench::Serve({argv + 1, argv + argc});
  std::fprintf(stderr, "null_service: %s\n", status.ToString().c_str());
  return 1;
}
