// Sends every request of a file on one ImportVisits stream, as fast as they are taken, and prints
// one line of JSON: visits acknowledged, a second, and rejected; `first_error` of those.
//
//   import_load TARGET REQUESTS [FROM COUNT]

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/client_callback.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/status/status_macros.h"
#include "tests/bench/load/channels.h"
#include "tests/bench/load/request_file.h"

namespace waymark::bench {
namespace {

// To send costs more than to write: so many records leave together.
constexpr std::size_t kSentTogether = 16;

// Answers that have come are read by nobody until the stream has ended: whoever is measured does
// not wait for it.
class ImportLoad final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  // `requests` must outlive it.
  explicit ImportLoad(const std::vector<std::string>& requests)
      : requests_(requests), answers_(requests.size() + 1) {}

  grpc::Status Run(grpc::GenericStub& stub) {
    grpc::ClientContext context;
    stub.PrepareBidiStreamingCall(&context, "/waymark.v1.IngestService/ImportVisits", {}, this);
    // Writes are begun by the end of the one before, as are reads: each once here.
    WriteNext();
    StartRead(answers_.data());
    StartCall();
    const absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](std::optional<grpc::Status>* ended) { return ended->has_value(); }, &ended_));
    return *ended_;
  }

  [[nodiscard]] std::vector<grpc::ByteBuffer> TakeAnswers() {
    answers_.resize(answered_);
    return std::move(answers_);
  }

  void OnWriteDone(bool ok) override {
    if (ok) WriteNext();
  }

  void OnReadDone(bool ok) override {
    if (ok) StartRead(&answers_[++answered_]);
  }

  void OnDone(const grpc::Status& status) override {
    const absl::MutexLock lock(&mutex_);
    ended_ = status;
  }

 private:
  void WriteNext() {
    if (written_ == requests_.size()) return StartWritesDone();
    writing_ = BufferOf(requests_[written_++]);
    grpc::WriteOptions options;
    if (written_ % kSentTogether != 0) options.set_buffer_hint();
    StartWrite(&writing_, options);
  }

  const std::vector<std::string>& requests_;
  grpc::ByteBuffer writing_;
  std::vector<grpc::ByteBuffer> answers_;
  std::size_t written_ = 0;
  std::size_t answered_ = 0;
  absl::Mutex mutex_;
  std::optional<grpc::Status> ended_ ABSL_GUARDED_BY(mutex_);
};

absl::Status Import(const std::string& target, const std::vector<std::string>& requests) {
  grpc::GenericStub stub(Connect(target, 1).front());
  ImportLoad load(requests);
  const absl::Time start = absl::Now();
  const grpc::Status ended = load.Run(stub);
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  if (!ended.ok()) return absl::UnavailableError(ended.error_message());
  std::uint64_t recorded = 0;
  std::uint64_t rejected = 0;
  std::string first_error;
  for (const grpc::ByteBuffer& bytes : load.TakeAnswers()) {
    v1::ImportVisitsResponse response;
    if (!response.ParseFromString(BytesOf(bytes))) {
      return absl::InternalError("an answer cannot be read");
    }
    if (!response.has_error()) {
      ++recorded;
    } else if (rejected++ == 0) {
      first_error = response.error().message();
    }
  }
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
  WAYMARK_ASSIGN_OR_RETURN(auto requests, ReadMessageFile(argv[2]));
  if (from > requests.size()) {
    return absl::InvalidArgumentError("the file has not as many requests");
  }
  requests.erase(requests.begin(), requests.begin() + static_cast<std::ptrdiff_t>(from));
  requests.resize(std::min(count, requests.size()));
  return Import(argv[1], requests);
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
