// Sends the requests of a file on ImportVisits streams, one after another and each as fast as it is
// taken, and prints one line of JSON: visits acknowledged, a second from the begin of the first
// stream to the end of the last, and rejected; `first_error` of those.
//
//   import_load TARGET REQUESTS

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
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
// A stream has its time, and what is sent is in memory: tens of millions are sent on several.
constexpr std::size_t kRecordsOfStream = 200'000;

// One stream, which sends bytes and keeps the bytes of its answers: to make the one and to read the
// other is not charged to the service, which has the same cores.
class ImportStream final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  // `requests` must outlive it.
  explicit ImportStream(const std::vector<std::string>& requests)
      : requests_(requests), answers_(requests.size() + 1) {}

  grpc::Status Run(grpc::GenericStub& stub) {
    stub.PrepareBidiStreamingCall(&context_, "/waymark.v1.IngestService/ImportVisits", {}, this);
    // The end of a read or write begins the next.
    WriteNext();
    StartRead(answers_.data());
    StartCall();
    const absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](std::optional<grpc::Status>* end) { return end->has_value(); }, &end_));
    return *end_;
  }

  // After Run.
  [[nodiscard]] absl::Span<const grpc::ByteBuffer> answers() const {
    return absl::MakeSpan(answers_).first(answered_);
  }

  void OnWriteDone(bool ok) override {
    if (ok) WriteNext();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    if (++answered_ == answers_.size()) return context_.TryCancel();
    StartRead(&answers_[answered_]);
  }

  void OnDone(const grpc::Status& status) override {
    const absl::MutexLock lock(&mutex_);
    end_ = status;
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
  std::vector<grpc::ByteBuffer> answers_;  // One more than there should be.
  grpc::ClientContext context_;
  grpc::ByteBuffer writing_;
  std::size_t written_ = 0;
  std::size_t answered_ = 0;
  absl::Mutex mutex_;
  std::optional<grpc::Status> end_ ABSL_GUARDED_BY(mutex_);
};

class Import {
 public:
  explicit Import(const std::string& target) : stub_(Connect(target, 1).front()) {}

  absl::Status Send(const std::vector<std::string>& requests) {
    ImportStream stream(requests);
    if (begun_ == absl::InfinitePast()) begun_ = absl::Now();
    const grpc::Status end = stream.Run(stub_);
    ended_ = absl::Now();
    if (!end.ok()) return absl::UnavailableError(end.error_message());
    if (stream.answers().size() != requests.size()) {
      return absl::InternalError("not every record has one answer");
    }
    for (const grpc::ByteBuffer& bytes : stream.answers()) {
      v1::ImportVisitsResponse answer;
      if (!answer.ParseFromString(BytesOf(bytes))) {
        return absl::InternalError("an answer cannot be read");
      }
      Count(answer);
    }
    return absl::OkStatus();
  }

  [[nodiscard]] std::string Json() const {
    const double seconds = absl::ToDoubleSeconds(ended_ - begun_);
    return absl::StrFormat(
        R"({"visits":%d,"seconds":%.3f,"per_second":%.1f,"rejected":%d,"first_error":"%s"})",
        recorded_, seconds, static_cast<double>(recorded_) / seconds, rejected_, first_error_);
  }

 private:
  void Count(const v1::ImportVisitsResponse& answer) {
    if (!answer.has_error()) {
      ++recorded_;
    } else if (rejected_++ == 0) {
      first_error_ = answer.error().message();
    }
  }

  grpc::GenericStub stub_;
  absl::Time begun_ = absl::InfinitePast();
  absl::Time ended_;
  std::uint64_t recorded_ = 0;
  std::uint64_t rejected_ = 0;
  std::string first_error_;
};

absl::Status Main(int argc, char** argv) {
  if (argc != 3) return absl::InvalidArgumentError("usage: import_load TARGET REQUESTS");
  Import import(argv[1]);
  MessageFileReader file(argv[2]);
  WAYMARK_ASSIGN_OR_RETURN(auto requests, file.Next(kRecordsOfStream));
  if (requests.empty()) return absl::InvalidArgumentError("the file has no requests");
  while (!requests.empty()) {
    WAYMARK_RETURN_IF_ERROR(import.Send(requests));
    WAYMARK_ASSIGN_OR_RETURN(requests, file.Next(kRecordsOfStream));
  }
  std::puts(import.Json().c_str());
  return absl::OkStatus();
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
